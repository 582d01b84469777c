package battwheels.organizations;

import java.util.List;

/**
 * How an organization wants its day counted and written.
 *
 * @param currency ISO 4217
 * @param timezone IANA name; business dates are counted in it
 * @param dateFormat how dates are shown: {@code DD/MM/YYYY}
 * @param fiscalYearStart month and day: {@code 04-01}
 */
record Settings(
        String currency,
        String timezone,
        String dateFormat,
        String fiscalYearStart,
        WorkingHours workingHours,
        List<String> workingDays) {

    /** Hours of a working day in the organization's time zone: {@code 09:00}. */
    record WorkingHours(String start, String end) {}

    /** What a workshop in India starts with. */
    static final Settings DEFAULT = new Settings(
            "INR",
            "Asia/Kolkata",
            "DD/MM/YYYY",
            "04-01",
            new WorkingHours("09:00", "18:00"),
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday"));

    Settings {
        workingDays = List.copyOf(workingDays);
    }
}
