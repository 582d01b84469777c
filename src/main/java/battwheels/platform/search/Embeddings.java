package battwheels.platform.search;

import io.vertx.core.Future;
import java.util.List;

/** Turns texts into vectors of length 1, so that their inner product is their cosine. */
public interface Embeddings extends AutoCloseable {
    /** Longer texts are cut here. */
    int TEXT_MAX = 4_000;

    /** Most texts of one call. */
    int BATCH_MAX = 64;

    EmbeddingModel model();

    /**
     * One vector for each text, in their order. The same text always gets the same vector.
     *
     * @param texts at most {@link #BATCH_MAX}
     * @return fails with {@link EmbeddingsUnavailable} when it cannot be done now
     */
    Future<List<float[]>> embed(List<String> texts);

    @Override
    default void close() {}

    /** The text as models get it: never blank, never beyond {@link #TEXT_MAX}. */
    static String prepared(String text) {
        String plain = text.isBlank() ? "-" : text.strip();
        return plain.length() <= TEXT_MAX ? plain : plain.substring(0, TEXT_MAX);
    }
}
