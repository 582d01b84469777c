package battwheels.platform.store;

import java.time.Duration;

/**
 * How long a client waits for a store before it answers with an error: shorter than any request's deadline, so that the
 * caller still learns why.
 *
 * @param connect to reach a server, and to find one fit for the operation
 * @param answer from sending a command to its reply
 */
public record StoreTimeouts(Duration connect, Duration answer) {

    public StoreTimeouts {
        if (!connect.isPositive() || !answer.isPositive()) {
            throw new IllegalArgumentException("a wait must be longer than nothing: " + connect + ", " + answer);
        }
    }

    /** For requests: a store that is down shows after the first, a command that is merely slow has the second. */
    public static StoreTimeouts standard() {
        return new StoreTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    int connectMs() {
        return Math.toIntExact(connect.toMillis());
    }

    int answerMs() {
        return Math.toIntExact(answer.toMillis());
    }
}
