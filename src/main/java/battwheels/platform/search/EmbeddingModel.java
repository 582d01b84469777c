package battwheels.platform.search;

import java.util.Locale;

/**
 * Which model made a vector (design rule 17). Vectors of two models are never compared.
 *
 * @param name as its makers call it
 * @param dimension numbers in each of its vectors
 */
public record EmbeddingModel(String name, int dimension) {
    public static final EmbeddingModel MINI_LM = new EmbeddingModel("all-MiniLM-L6-v2-q", 384);

    public EmbeddingModel {
        if (name.isBlank() || dimension < 1) {
            throw new IllegalArgumentException("no embedding model: " + name + ", " + dimension);
        }
    }

    /** Names what is kept of this model: lower-case letters, digits and underscores. */
    public String key() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_" + dimension;
    }
}
