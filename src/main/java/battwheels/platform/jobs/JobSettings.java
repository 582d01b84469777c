package battwheels.platform.jobs;

import java.time.Duration;

/**
 * How this server works off jobs.
 *
 * @param slots jobs at once
 * @param lease how long a job stays with a worker that is not heard of
 */
public record JobSettings(int slots, Duration lease) {
    static final JobSettings STANDARD = new JobSettings(8, Duration.ofSeconds(30));
}
