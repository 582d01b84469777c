package battwheels.tickets.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.Set;

/**
 * When a workshop works: from {@code opens} to {@code closes} of each working day that is no holiday, by the clocks of its
 * zone. Working time is time that really passes: a day on which the clocks are put forward within the hours is an hour
 * shorter.
 *
 * @param always every hour of every day counts, whatever the rest says
 */
public record WorkingCalendar(
        ZoneId zone, LocalTime opens, LocalTime closes, Set<DayOfWeek> days, Set<LocalDate> holidays, boolean always) {
    /** Past this many days without enough working time there is no due instant: a workshop that never opens. */
    static final int HORIZON_DAYS = 3_660;

    public WorkingCalendar {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("hours end before they begin: " + opens + " to " + closes);
        }
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /** The working time between two instants, to the millisecond; nothing when they are out of order. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        if (always) {
            return Duration.between(from, to);
        }
        Duration worked = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = dayBefore(from); !day.isAfter(last); day = day.plusDays(1)) {
            worked = worked.plus(worked(day, from, to));
        }
        return worked;
    }

    /** The first instant by which this much working time has passed; empty where that is years away. */
    public Optional<Instant> after(Instant from, Duration work) {
        if (always || !work.isPositive()) {
            return Optional.of(work.isPositive() ? from.plus(work) : from);
        }
        Duration left = work;
        LocalDate day = dayBefore(from);
        for (int i = 0; i < HORIZON_DAYS; i++, day = day.plusDays(1)) {
            Duration worked = worked(day, from, Instant.MAX);
            if (worked.compareTo(left) >= 0) {
                Instant start = later(from, opening(day));
                return Optional.of(start.plus(left));
            }
            left = left.minus(worked);
        }
        return Optional.empty();
    }

    /** One day early, for zones in which a clock put back at midnight makes a day come twice. */
    private LocalDate dayBefore(Instant from) {
        return LocalDate.ofInstant(from, zone).minusDays(1);
    }

    private Duration worked(LocalDate day, Instant from, Instant to) {
        if (!days.contains(day.getDayOfWeek()) || holidays.contains(day)) {
            return Duration.ZERO;
        }
        Instant closing = instant(day, closes, true);
        Instant start = later(from, opening(day));
        Instant end = to.isBefore(closing) ? to : closing;
        return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
    }

    private Instant opening(LocalDate day) {
        return instant(day, opens, false);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A time the clocks leap over is when they leap; one they show twice opens the first time and closes the second. */
    private Instant instant(LocalDate day, LocalTime time, boolean second) {
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atTime(time));
        if (change == null) {
            return day.atTime(time).atZone(zone).toInstant();
        }
        if (change.isGap()) {
            return change.getInstant();
        }
        return day.atTime(time).toInstant(second ? change.getOffsetAfter() : change.getOffsetBefore());
    }
}
