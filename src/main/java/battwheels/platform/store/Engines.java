package battwheels.platform.store;

import battwheels.platform.config.Configuration;
import battwheels.platform.config.Engine;
import battwheels.platform.store.embedded.EmbeddedDocuments;
import battwheels.platform.store.embedded.EmbeddedStreams;
import battwheels.platform.store.embedded.EqualityFields;
import com.mongodb.event.CommandListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The engines of one server as its configuration names them: embedded in this process, or elsewhere. Documents are
 * open when this returns; streams may still be starting.
 */
public final class Engines implements AutoCloseable {
    private static final long CLOSE_MS = 5_000;

    private final DocumentClient documents;
    private final Future<StreamsClient> streams;
    private final Deque<AutoCloseable> open;

    private Engines(DocumentClient documents, Future<StreamsClient> streams, Deque<AutoCloseable> open) {
        this.documents = documents;
        this.streams = streams;
        this.open = open;
    }

    /** @param listeners hear every command that goes over the wire to the document store */
    public static Engines open(Vertx vertx, Configuration configuration, List<CommandListener> listeners) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        Path data = configuration.data().dir();
        Future<StreamsClient> streams = streamsUrl(configuration, data, open)
                .map(url -> StreamsClient.open(vertx, StreamsClient.Settings.standard(url)));
        streams.onSuccess(client -> open.push(() -> await(client.close())));
        String url = documentsUrl(configuration, data, open);
        DocumentClient.Settings settings = new DocumentClient.Settings(
                url,
                configuration.mongo().database(),
                configuration.mongo().connections(),
                StoreTimeouts.standard());
        DocumentClient documents = DocumentClient.open(vertx, settings, listeners);
        open.push(() -> await(documents.close()));
        return new Engines(documents, streams, open);
    }

    public DocumentClient documents() {
        return documents;
    }

    /** Fails when the streams cannot be had. */
    public Future<StreamsClient> streams() {
        return streams;
    }

    /** Clients first, then the engines that run in or under this process. */
    @Override
    public void close() throws Exception {
        Exception first = null;
        for (AutoCloseable engine : open) {
            try {
                engine.close();
            } catch (Exception failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static String documentsUrl(Configuration configuration, Path data, Deque<AutoCloseable> open) {
        return switch (configuration.mongo().engine()) {
            case Engine.At elsewhere -> elsewhere.url().value();
            case Engine.Embedded embedded -> {
                EmbeddedDocuments engine = EmbeddedDocuments.open(data, 0, EqualityFields.standard());
                open.push(engine);
                yield engine.url();
            }
        };
    }

    private static Future<String> streamsUrl(Configuration configuration, Path data, Deque<AutoCloseable> open) {
        return switch (configuration.redis().engine()) {
            case Engine.At elsewhere -> Future.succeededFuture(elsewhere.url().value());
            case Engine.Embedded embedded ->
                Future.fromCompletionStage(EmbeddedStreams.start(data, 0)).map(engine -> {
                    open.push(engine);
                    return engine.url();
                });
        };
    }

    private static void await(Future<Void> closing) throws Exception {
        closing.toCompletionStage().toCompletableFuture().get(CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
