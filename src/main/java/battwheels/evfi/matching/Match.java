package battwheels.evfi.matching;

import battwheels.evfi.card.ConfidenceLevel;
import battwheels.evfi.card.Subsystem;
import java.math.BigDecimal;
import java.util.List;

/**
 * A card that fits what the vehicle shows, and why.
 *
 * @param scope {@code tenant} or {@code global}
 * @param matchScore 0 to 1
 * @param matchType the stage that found it
 * @param reasons for a person, the weightiest first
 */
public record Match(
        String failureId,
        String title,
        String scope,
        BigDecimal matchScore,
        MatchStage matchType,
        ConfidenceLevel confidenceLevel,
        Subsystem subsystemCategory,
        String rootCause,
        BigDecimal effectivenessScore,
        boolean hasDecisionTree,
        List<String> matchedSymptoms,
        List<String> matchedCodes,
        List<String> reasons) {

    public Match {
        matchedSymptoms = List.copyOf(matchedSymptoms);
        matchedCodes = List.copyOf(matchedCodes);
        reasons = List.copyOf(reasons);
    }
}
