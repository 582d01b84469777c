package battwheels.tickets;

import battwheels.platform.shape.Edits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done at the vehicle. {@code work_started_at} is the first start and stays; {@code work_completed_at} is the
 * last completion and is empty once the ticket is reopened or somebody works again.
 */
public record Work(
        @Nullable Instant workStartedAt,
        @Nullable Instant workCompletedAt,
        @Nullable String workSummary,
        List<PartUsed> partsUsed,
        @Nullable BigDecimal laborHours) {

    public static final Work NONE = new Work(null, null, null, List.of(), null);

    public Work {
        partsUsed = List.copyOf(partsUsed);
    }

    Work started(Instant now) {
        Instant since = workStartedAt == null ? now : workStartedAt;
        return new Work(since, null, workSummary, partsUsed, laborHours);
    }

    /** The complaint came back: what was completed is so no more. */
    Work unfinished() {
        return new Work(workStartedAt, null, workSummary, partsUsed, laborHours);
    }

    /** Work completed by a technician who never pressed "start" began when it ended. */
    Work completed(Instant now) {
        Instant since = workStartedAt == null ? now : workStartedAt;
        Instant until = workCompletedAt == null ? now : workCompletedAt;
        return new Work(since, until, workSummary, partsUsed, laborHours);
    }

    Work reported(Edits edits, CompleteWork report) {
        return new Work(
                workStartedAt,
                workCompletedAt,
                edits.text("work_summary", workSummary, report.workSummary()),
                edits.kept("parts_used", partsUsed, report.partsUsed()),
                edits.value("labor_hours", laborHours, report.laborHours()));
    }
}
