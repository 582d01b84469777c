package battwheels.tickets.sla;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * What the calendar must say, found the slow way: each minute of a span is asked by the local clock whether the workshop
 * works. Knows nothing of offsets, transitions or sums of days.
 */
final class MinuteWalk {
    private final Instant begin;
    private final int[] workedBefore;

    MinuteWalk(WorkingCalendar calendar, Instant begin, int minutes) {
        this.begin = begin;
        this.workedBefore = new int[minutes + 1];
        for (int minute = 0; minute < minutes; minute++) {
            boolean works = works(calendar, begin.plus(minute, ChronoUnit.MINUTES));
            workedBefore[minute + 1] = workedBefore[minute] + (works ? 1 : 0);
        }
    }

    private static boolean works(WorkingCalendar calendar, Instant minute) {
        ZonedDateTime local = minute.atZone(calendar.zone());
        LocalTime time = local.toLocalTime();
        return calendar.always()
                || (calendar.days().contains(local.getDayOfWeek())
                        && !calendar.holidays().contains(local.toLocalDate())
                        && !time.isBefore(calendar.opens())
                        && time.isBefore(calendar.closes()));
    }

    int minuteOf(Instant instant) {
        return Math.toIntExact(ChronoUnit.MINUTES.between(begin, instant));
    }

    Instant instantOf(int minute) {
        return begin.plus(minute, ChronoUnit.MINUTES);
    }

    /** Minutes worked from one minute to another. */
    int between(int from, int to) {
        return workedBefore[to] - workedBefore[from];
    }

    /** The first minute by which so much was worked; -1 when that is beyond the span. */
    int after(int from, int minutes) {
        for (int at = from; at < workedBefore.length; at++) {
            if (between(from, at) >= minutes) {
                return at;
            }
        }
        return -1;
    }
}
