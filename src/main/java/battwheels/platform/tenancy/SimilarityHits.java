package battwheels.platform.tenancy;

import battwheels.platform.search.RankFusion;
import java.util.List;

/**
 * What was found in one knowledge, each list best first.
 *
 * @param nearest by cosine
 * @param lexical by BM25
 */
public record SimilarityHits(Knowledge from, List<Hit> nearest, List<Hit> lexical) {

    /** @param points ten-thousandths of the cosine or of the BM25 score */
    public record Hit(String id, int points) {}

    public SimilarityHits {
        nearest = List.copyOf(nearest);
        lexical = List.copyOf(lexical);
    }

    /** Ids by reciprocal rank fusion of the two, best first. */
    public List<String> fused() {
        return RankFusion.fused(List.of(
                nearest.stream().map(Hit::id).toList(),
                lexical.stream().map(Hit::id).toList()));
    }
}
