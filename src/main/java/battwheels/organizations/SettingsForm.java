package battwheels.organizations;

import battwheels.organizations.Settings.WorkingHours;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change of settings gives; null is "as it was". */
record SettingsForm(
        @Nullable String name,
        @Nullable String industryType,
        @Nullable Values settings) {

    record Values(
            @Nullable String currency,
            @Nullable String timezone,
            @Nullable String dateFormat,
            @Nullable String fiscalYearStart,
            @Nullable WorkingHours workingHours,
            @Nullable List<String> workingDays,
            DocumentSettings.@Nullable Form documents) {

        Settings over(Settings before) {
            return new Settings(
                    or(currency, before.currency()),
                    or(timezone, before.timezone()),
                    or(dateFormat, before.dateFormat()),
                    or(fiscalYearStart, before.fiscalYearStart()),
                    or(workingHours, before.workingHours()),
                    or(workingDays, before.workingDays()),
                    documents == null ? before.documents() : documents.over(before.documents()));
        }
    }

    Settings over(Settings before) {
        return settings == null ? before : settings.over(before);
    }

    static <T> T or(@Nullable T given, T before) {
        return given == null ? before : given;
    }
}
