package battwheels.platform.tenancy;

import java.util.Optional;
import java.util.Set;

/**
 * What is looked for.
 *
 * @param words compared by BM25; blank looks for none
 * @param vector compared by cosine; empty compares words alone
 * @param labels only documents with one of these
 * @param most of each kind of comparison
 */
public record SimilarityQuestion(String words, Optional<float[]> vector, Set<String> labels, int most) {
    public SimilarityQuestion {
        labels = Set.copyOf(labels);
    }
}
