package battwheels.tickets;

import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of a technician's report at the end of the work. */
public record CompleteWork(
        @Nullable String workSummary,
        @Nullable List<PartUsed> partsUsed,
        @Nullable BigDecimal laborHours,
        @Nullable String notes) {

    static final int PARTS_MAX = 200;

    public static CompleteWork summed(String workSummary) {
        return new CompleteWork(workSummary, null, null, null);
    }

    Faults faults() {
        return new Faults()
                .needed("work_summary", workSummary, 5_000)
                .each("parts_used", partsUsed, PARTS_MAX, PartUsed::check)
                .quantity("labor_hours", laborHours, 10_000, 2)
                .text("notes", notes, TicketRules.NOTES_MAX);
    }
}
