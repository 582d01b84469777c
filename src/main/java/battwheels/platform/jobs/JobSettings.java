package battwheels.platform.jobs;

import java.time.Duration;

/**
 * How this server works off jobs.
 *
 * @param works whether it does at all; one that does not can still accept them
 * @param slots jobs at once
 * @param lease how long a job stays with a worker that is not heard of
 */
public record JobSettings(boolean works, int slots, Duration lease) {}
