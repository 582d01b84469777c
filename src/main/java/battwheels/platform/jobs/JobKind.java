package battwheels.platform.jobs;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One kind of job as a domain declares it.
 *
 * @param name the domain, a dot, and what is done: {@code reports.export}
 * @param payload record that says what to do; written to the job's document, so no secrets
 * @param retry how often a failed attempt is repeated
 * @param concurrency most jobs of this kind at work at once, over all servers and organizations; 0 is no bound
 * @param timeout longest that one attempt may take
 */
public record JobKind<P>(String name, Class<P> payload, RetryPolicy retry, int concurrency, Duration timeout) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,30}\\.[a-z][a-z_]{0,40}");

    public JobKind {
        if (!NAME.matcher(name).matches() || concurrency < 0 || !timeout.isPositive()) {
            throw new IllegalArgumentException("no kind of job: " + name + ", " + concurrency + ", " + timeout);
        }
    }

    /** Standard retries, no bound of its own, five minutes an attempt. */
    public static <P> JobKind<P> of(String name, Class<P> payload) {
        return new JobKind<>(name, payload, RetryPolicy.standard(), 0, Duration.ofMinutes(5));
    }

    public JobKind<P> retrying(RetryPolicy policy) {
        return new JobKind<>(name, payload, policy, concurrency, timeout);
    }

    public JobKind<P> atMost(int atOnce) {
        return new JobKind<>(name, payload, retry, atOnce, timeout);
    }

    public JobKind<P> within(Duration attempt) {
        return new JobKind<>(name, payload, retry, concurrency, attempt);
    }
}
