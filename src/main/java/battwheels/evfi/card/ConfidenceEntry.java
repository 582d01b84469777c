package battwheels.evfi.card;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change of a card's confidence, and why. */
public record ConfidenceEntry(
        Instant timestamp,
        BigDecimal previousScore,
        BigDecimal newScore,
        String changeReason,
        @Nullable String ticketId,
        @Nullable String technicianId,
        @Nullable String notes) {

    public ConfidenceEntry(
            Instant timestamp,
            BigDecimal previousScore,
            BigDecimal newScore,
            String changeReason,
            @Nullable String ticketId,
            @Nullable String technicianId,
            @Nullable String notes) {
        this.timestamp = timestamp;
        this.previousScore = previousScore;
        this.newScore = newScore;
        this.changeReason = changeReason;
        this.ticketId = ticketId;
        this.technicianId = technicianId;
        this.notes = notes;
    }
}
