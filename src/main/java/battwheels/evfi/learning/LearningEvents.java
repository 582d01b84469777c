package battwheels.evfi.learning;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What learning tells. A record's components are the event's data. */
public final class LearningEvents {
    private LearningEvents() {}

    /** A repair that no card explains. */
    public record NewFailureDetected(
            @Nullable String actionId,
            String ticketId,
            String description,
            String rootCause,
            String resolution,
            @Nullable String technicianId) {}

    public record CardUsed(
            String failureId,
            String ticketId,
            String outcome,
            @Nullable Boolean helpful,
            @Nullable Integer rating,
            @Nullable String selectedBy) {}

    public record ConfidenceUpdated(
            String failureId,
            BigDecimal oldConfidence,
            BigDecimal newConfidence,
            String changeReason,
            @Nullable BigDecimal effectiveness) {}

    public record PatternDetected(
            String patternId, String patternType, String description, int occurrenceCount, BigDecimal confidence) {}
}
