package battwheels.platform.jobs;

import java.time.Duration;

/**
 * How often a job of one kind is tried, and how long it rests between attempts: {@code first}, doubled each time, never
 * more than {@code longest}, and of that a random half to the whole, so that failures do not march in step.
 *
 * @param attempts at least 1
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    public RetryPolicy {
        if (attempts < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("no retry policy: " + attempts + ", " + first + ", " + longest);
        }
    }

    /** Ten attempts over about two hours. */
    public static RetryPolicy standard() {
        return new RetryPolicy(10, Duration.ofSeconds(5), Duration.ofMinutes(30));
    }

    /** One attempt: a failure is shown to whoever asked. */
    public static RetryPolicy never() {
        return new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
