package battwheels.organizations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an organization wants its day counted and written.
 *
 * @param currency ISO 4217
 * @param timezone IANA name; business dates are counted in it
 * @param dateFormat how dates are shown: {@code DD/MM/YYYY}
 * @param fiscalYearStart month and day: {@code 04-01}
 * @param documents null in what was stored before there were any: the defaults
 */
record Settings(
        String currency,
        String timezone,
        String dateFormat,
        String fiscalYearStart,
        WorkingHours workingHours,
        List<String> workingDays,
        DocumentSettings documents) {

    /** Hours of a working day in the organization's time zone: {@code 09:00}. */
    record WorkingHours(String start, String end) {}

    /** What a workshop in India starts with. */
    static final Settings DEFAULT = new Settings(
            "INR",
            "Asia/Kolkata",
            "DD/MM/YYYY",
            "04-01",
            new WorkingHours("09:00", "18:00"),
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
            DocumentSettings.DEFAULT);

    Settings(
            String currency,
            String timezone,
            String dateFormat,
            String fiscalYearStart,
            WorkingHours workingHours,
            List<String> workingDays,
            @Nullable DocumentSettings documents) {
        this.currency = currency;
        this.timezone = timezone;
        this.dateFormat = dateFormat;
        this.fiscalYearStart = fiscalYearStart;
        this.workingHours = workingHours;
        this.workingDays = List.copyOf(workingDays);
        this.documents = documents == null ? DocumentSettings.DEFAULT : documents;
    }
}
