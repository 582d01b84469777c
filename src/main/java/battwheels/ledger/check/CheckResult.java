package battwheels.ledger.check;

import java.time.Instant;
import java.util.List;

/**
 * What a check came to.
 *
 * @param sequence the last entry that was looked at
 * @param findings the first of them in the order of the book, at most 100
 */
public record CheckResult(
        String jobId,
        Instant startedAt,
        Instant finishedAt,
        long sequence,
        long entries,
        boolean passed,
        List<Finding> findings) {
    public CheckResult {
        findings = List.copyOf(findings);
    }
}
