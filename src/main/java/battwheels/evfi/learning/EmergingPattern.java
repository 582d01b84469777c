package battwheels.evfi.learning;

import battwheels.evfi.card.Listed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures of an organization that no card explains and that resemble each other, or repairs that took another part than
 * their card names.
 *
 * @param patternId made of what it is a pattern of, so that it is found again and not told twice
 * @param detectedSymptoms words that at least half of the failures have
 * @param affectedParts that cards did not name and repairs took all the same
 * @param occurrenceCount within the time looked at
 * @param confidenceScore from 0 to 1
 */
public record EmergingPattern(
        String patternId,
        PatternType patternType,
        String description,
        List<String> detectedSymptoms,
        List<String> affectedVehicles,
        List<String> affectedParts,
        int occurrenceCount,
        Instant firstOccurrence,
        Instant lastOccurrence,
        BigDecimal confidenceScore,
        PatternStatus status,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        @Nullable String reviewNotes,
        @Nullable String linkedFailureCardId) {

    public enum PatternType {
        SYMPTOM_CLUSTER,
        FAILURE_TREND,
        PART_ANOMALY;
    }

    public enum PatternStatus {
        DETECTED,
        UNDER_REVIEW,
        CONFIRMED,
        DISMISSED;
    }

    public EmergingPattern {
        detectedSymptoms = Listed.copy(detectedSymptoms);
        affectedVehicles = Listed.copy(affectedVehicles);
        affectedParts = Listed.copy(affectedParts);
    }

    /** Seen again: figures of now, first seen as before, judged as before. */
    EmergingPattern again(EmergingPattern now) {
        return new EmergingPattern(
                patternId,
                patternType,
                now.description,
                now.detectedSymptoms,
                now.affectedVehicles,
                now.affectedParts,
                now.occurrenceCount,
                firstOccurrence.isBefore(now.firstOccurrence) ? firstOccurrence : now.firstOccurrence,
                now.lastOccurrence,
                now.confidenceScore,
                status,
                reviewedBy,
                reviewedAt,
                reviewNotes,
                linkedFailureCardId);
    }

    EmergingPattern reviewed(
            PatternStatus to, String by, Instant at, @Nullable String notes, @Nullable String failureId) {
        return new EmergingPattern(
                patternId,
                patternType,
                description,
                detectedSymptoms,
                affectedVehicles,
                affectedParts,
                occurrenceCount,
                firstOccurrence,
                lastOccurrence,
                confidenceScore,
                to,
                by,
                at,
                notes,
                failureId);
    }
}
