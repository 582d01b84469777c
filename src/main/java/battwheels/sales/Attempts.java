package battwheels.sales;

import battwheels.platform.tenancy.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands that are posting a step of a document at this moment. As long as one of them may still post, the document
 * stays frozen as they post it; when the book refuses and none is left, the step is taken back. A command past its
 * deadline posts no more, so one that died is waited for no longer than that.
 */
public record Attempts(List<Attempt> running) {
    public static final Attempts NONE = new Attempts(List.of());

    /** What the deadline of a command is prolonged by, for clocks that differ. */
    private static final long GRACE_MS = 30_000;

    private static final int MOST = 200;

    /** @param untilMs from then on it posts nothing */
    public record Attempt(String token, long untilMs) {}

    public Attempts {
        running = List.copyOf(running);
    }

    public Attempts joined(String token, Deadline deadline, Instant now) {
        return new Attempts(
                Stream.concat(without(token, now).running.stream(), Stream.of(new Attempt(token, until(deadline))))
                        .toList());
    }

    public Attempts without(String token, Instant now) {
        return new Attempts(running.stream()
                .filter(one -> !one.token().equals(token) && one.untilMs() > now.toEpochMilli())
                .toList());
    }

    /** From when on, in milliseconds, a command of that deadline posts nothing. */
    static long until(Deadline deadline) {
        return deadline.atMs() + GRACE_MS;
    }

    public boolean none(Instant now) {
        return running.stream().noneMatch(one -> one.untilMs() > now.toEpochMilli());
    }

    public boolean isFull() {
        return running.size() >= MOST;
    }
}
