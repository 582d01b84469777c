package battwheels.evfi.matching;

import java.util.List;

/**
 * What was found, best first.
 *
 * @param degraded that the similarity index did not answer, or not all of it, and words were compared instead
 * @param modelUsed the embedding model, {@code name/dimension}
 */
public record MatchAnswer(
        List<Match> matches,
        boolean degraded,
        long processingTimeMs,
        String signatureHash,
        String modelUsed,
        List<MatchStage> matchingStagesUsed) {

    public MatchAnswer {
        matches = List.copyOf(matches);
        matchingStagesUsed = List.copyOf(matchingStagesUsed);
    }
}
