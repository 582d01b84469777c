package battwheels.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a domain wants done.
 *
 * @param key makes a repeated request meet the job it made before; empty when every request is one of its own
 * @param notBefore the job waits until then
 * @param within the job is parked when it is not done this long after it was accepted
 */
public record JobRequest<P>(
        JobKind<P> kind,
        P payload,
        Optional<String> key,
        JobPriority priority,
        Optional<Instant> notBefore,
        Optional<Duration> within) {

    public static <P> JobRequest<P> of(JobKind<P> kind, P payload) {
        return new JobRequest<>(
                kind, payload, Optional.empty(), JobPriority.NORMAL, Optional.empty(), Optional.empty());
    }

    /** @param name unique among the kind's jobs in the organization, such as an event's id */
    public JobRequest<P> keyed(String name) {
        return new JobRequest<>(kind, payload, Optional.of(name), priority, notBefore, within);
    }

    public JobRequest<P> priority(JobPriority other) {
        return new JobRequest<>(kind, payload, key, other, notBefore, within);
    }

    public JobRequest<P> notBefore(Instant instant) {
        return new JobRequest<>(kind, payload, key, priority, Optional.of(instant), within);
    }

    public JobRequest<P> within(Duration patience) {
        return new JobRequest<>(kind, payload, key, priority, notBefore, Optional.of(patience));
    }
}
