package battwheels.platform.search;

import org.jspecify.annotations.Nullable;

/** No vectors at the moment: the pool is full or the endpoint does not answer. Words can still be compared. */
public final class EmbeddingsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddingsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
