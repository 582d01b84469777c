package battwheels.evfi.matching;

import battwheels.platform.search.RankFusion;
import battwheels.platform.tenancy.Knowledge;
import java.util.List;
import java.util.Map;

/**
 * What a search by meaning and words came to, over both kinds of knowledge.
 *
 * @param ranked by reciprocal rank fusion, best first
 * @param nearness ten-thousandths of the cosine, of those found by it
 * @param wording ten-thousandths of the BM25 score, of those found by it
 * @param degraded that a part of the index did not answer, and words were compared in the documents instead
 */
record CardHits(List<Key> ranked, Map<Key, Integer> nearness, Map<Key, Integer> wording, boolean degraded) {
    /** An id and whose it is: the two stores could hold the same id. */
    record Key(Knowledge from, String id) {}

    static CardHits of(List<List<Key>> lists, Map<Key, Integer> nearness, Map<Key, Integer> wording, boolean degraded) {
        return new CardHits(RankFusion.fused(lists), nearness, wording, degraded);
    }
}
