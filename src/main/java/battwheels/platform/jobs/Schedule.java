package battwheels.platform.jobs;

import java.time.Duration;

/**
 * Work that every organization has done at certain times of its own day.
 *
 * @param name of the kind of job that does it: {@code jobs.clean}
 * @param cron five fields as in crontab (minute, hour, day of month, month, day of week), in the organization's time zone
 * @param missed what becomes of times at which no server was there
 * @param spread the organizations begin within this time after the tick, each always at the same distance, so that not
 *     all of a country begin at once
 */
public record Schedule(String name, String cron, MissedRuns missed, Duration spread) {
    public Schedule {
        Cron.of(cron);
    }

    /** Once a day at this time of an organization's night, made up for when it was missed. */
    public static Schedule nightly(String name, int hour) {
        return new Schedule(name, "0 " + hour + " * * *", MissedRuns.ONCE, Duration.ofMinutes(50));
    }

    public Schedule spread(Duration other) {
        return new Schedule(name, cron, missed, other);
    }
}
