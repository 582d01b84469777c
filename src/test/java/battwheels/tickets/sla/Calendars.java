package battwheels.tickets.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Workshops of all kinds, in zones whose clocks leap by an hour, by half an hour, at night, at midnight and never. */
final class Calendars {
    static final WorkingCalendar PUNE = new WorkingCalendar(
            ZoneId.of("Asia/Kolkata"),
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)),
            Set.of(LocalDate.of(2026, 4, 14)),
            false);

    private static final List<String> ZONES = List.of(
            "Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut", "Pacific/Apia");

    private Calendars() {}

    static Arbitrary<WorkingCalendar> any() {
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<Set<LocalDate>> holidays = Arbitraries.integers()
                .between(0, 364)
                .map(day -> LocalDate.of(2026, 1, 1).plusDays(day))
                .set()
                .ofMaxSize(30);
        return Combinators.combine(
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        Arbitraries.of("00:00", "04:00", "05:30", "09:00").map(LocalTime::parse),
                        Arbitraries.of("09:01", "12:30", "18:00", "22:00").map(LocalTime::parse),
                        days,
                        holidays,
                        Arbitraries.integers().between(1, 12).map(dozen -> dozen == 12))
                .as(WorkingCalendar::new);
    }
}
