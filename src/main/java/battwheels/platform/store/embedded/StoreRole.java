package battwheels.platform.store.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The embedded engines as a process of their own, which several servers of this machine share. */
public final class StoreRole implements AutoCloseable {
    private final EmbeddedDocuments documents;
    private final EmbeddedStreams streams;

    private StoreRole(EmbeddedDocuments documents, EmbeddedStreams streams) {
        this.documents = documents;
        this.streams = streams;
    }

    /**
     * Opens both stores side by side and returns when both answer.
     *
     * @param data the data folder; each store has its own in it
     * @param mongoPort port on loopback, 0 for a free one
     * @param redisPort port on loopback, 0 for a free one
     * @throws IllegalStateException if one of them cannot start; none is left running then
     */
    public static StoreRole start(Path data, int mongoPort, int redisPort) {
        CompletableFuture<EmbeddedStreams> starting = EmbeddedStreams.start(data, redisPort);
        EmbeddedDocuments documents;
        try {
            documents = EmbeddedDocuments.open(data, mongoPort, EqualityFields.standard());
        } catch (RuntimeException e) {
            starting.thenAccept(EmbeddedStreams::close)
                    .exceptionally(alsoFailed -> null)
                    .join();
            throw e;
        }
        return new StoreRole(documents, joined(starting, documents));
    }

    private static EmbeddedStreams joined(CompletableFuture<EmbeddedStreams> starting, EmbeddedDocuments documents) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            documents.close();
            throw new IllegalStateException("the stream store does not start", e.getCause());
        }
    }

    public String documentsUrl() {
        return documents.url();
    }

    public String streamsUrl() {
        return streams.url();
    }

    /** What is printed when both are ready: a line each, name and URL. */
    public String announcement() {
        return "documents " + documentsUrl() + System.lineSeparator() + "streams " + streamsUrl();
    }

    @Override
    public void close() {
        try (documents) {
            streams.close();
        }
    }
}
