package battwheels.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which times of a schedule are to be run now. Pure. */
final class ScheduleRules {
    /** A tick that is no older than this was not missed. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(2);

    private static final int TICKS_MOST = 100;

    private ScheduleRules() {}

    /** Times after {@code since} up to {@code now} that are to be run, by the schedule's policy, the earliest first. */
    static List<Instant> due(Schedule schedule, ZoneId zone, Instant since, Instant now) {
        List<Instant> all = ticks(schedule, zone, since, now);
        return switch (schedule.missed()) {
            case EACH -> all;
            case ONCE -> all.isEmpty() ? all : List.of(all.getLast());
            case SKIP ->
                all.stream().filter(tick -> !tick.isBefore(now.minus(PUNCTUAL))).toList();
        };
    }

    /** When to look at these schedules again; no later than {@code latest}, as a time zone may change meanwhile. */
    static Instant next(List<Schedule> schedules, ZoneId zone, Instant now, Instant latest) {
        return schedules.stream()
                .flatMap(schedule -> Cron.of(schedule.cron()).after(now, zone).stream())
                .filter(tick -> tick.isBefore(latest))
                .min(Instant::compareTo)
                .orElse(latest);
    }

    /** Names a time as a clock on the wall shows it: the hour that comes twice in autumn counts once. */
    static String name(Instant tick, ZoneId zone) {
        return LocalDateTime.ofInstant(tick, zone).toString();
    }

    /** When an organization begins the work of a tick. */
    static Instant begin(Schedule schedule, Instant tick, String organization) {
        long spreadMs = schedule.spread().toMillis();
        return spreadMs == 0 ? tick : tick.plusMillis(Math.floorMod((long) organization.hashCode() * 31, spreadMs));
    }

    /** The latest of them, going back, so that a long absence costs no more than a short one. */
    private static List<Instant> ticks(Schedule schedule, ZoneId zone, Instant since, Instant now) {
        Cron cron = Cron.of(schedule.cron());
        Deque<Instant> ticks = new ArrayDeque<>();
        Optional<Instant> tick = cron.before(now.plusSeconds(1), zone);
        while (ticks.size() < TICKS_MOST && tick.isPresent() && tick.get().isAfter(since)) {
            if (!tick.get().isAfter(now)) {
                ticks.addFirst(tick.get());
            }
            tick = cron.before(tick.get(), zone);
        }
        return List.copyOf(ticks);
    }
}
