package battwheels.platform.jobs;

import java.time.Instant;

/**
 * Who works on a job, and until when that holds.
 *
 * @param token of this claim alone: whoever has lost it can no longer write to the job
 */
record Lease(String holder, String token, Instant until) {}
