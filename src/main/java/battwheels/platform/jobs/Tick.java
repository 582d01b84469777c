package battwheels.platform.jobs;

import java.time.Instant;

/**
 * What a scheduled job is told.
 *
 * @param due the time of the schedule that it is for
 */
public record Tick(Instant due) {}
