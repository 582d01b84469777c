package battwheels.organizations;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** When an organization works; the answer to {@code organizations.week}. */
public record WorkingWeek(ZoneId zone, LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {

    static WorkingWeek of(Settings settings) {
        return new WorkingWeek(
                ZoneId.of(settings.timezone()),
                LocalTime.parse(settings.workingHours().start()),
                LocalTime.parse(settings.workingHours().end()),
                settings.workingDays().stream()
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
