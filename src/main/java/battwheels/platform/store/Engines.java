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
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * The engines of one server as its configuration names them: embedded in this process, or elsewhere. Documents are
 * open when this returns; streams may still be starting.
 */
public final class Engines implements AutoCloseable {
    private static final long CLOSE_MS = 5_000;

    private final DocumentClient documents;
    private final Future<StreamsClient> streams;
    private final Deque<AutoCloseable> embedded;

    private Engines(DocumentClient documents, Future<StreamsClient> streams, Deque<AutoCloseable> embedded) {
        this.documents = documents;
        this.streams = streams;
        this.embedded = embedded;
    }

    /** @param listeners hear every command that goes over the wire to the document store */
    public static Engines open(Vertx vertx, Configuration configuration, List<CommandListener> listeners) {
        Deque<AutoCloseable> embedded = new ConcurrentLinkedDeque<>();
        Path data = configuration.data().dir();
        Future<StreamsClient> streams = streamsUrl(configuration, data, embedded)
                .map(url -> StreamsClient.open(
                        vertx,
                        new StreamsClient.Settings(
                                url, configuration.redis().connections(), StoreTimeouts.standard())));
        String url = documentsUrl(configuration, data, embedded);
        Configuration.Mongo mongo = configuration.mongo();
        DocumentClient.Settings settings = new DocumentClient.Settings(
                url, mongo.database(), mongo.connections(), new StoreTimeouts(mongo.select(), mongo.answer()));
        return new Engines(DocumentClient.open(vertx, settings, listeners), streams, embedded);
    }

    public DocumentClient documents() {
        return documents;
    }

    /** Fails when the streams cannot be had. */
    public Future<StreamsClient> streams() {
        return streams;
    }

    public StoreHealth health(Duration deadline) {
        return new StoreHealth(documents, streams, deadline);
    }

    /** Gives the connections back; nothing can be read or written any more. */
    public void closeClients() throws Exception {
        await(documents.close());
        if (streams.succeeded()) {
            await(streams.result().close());
        }
    }

    /** Ends the engines that run in or under this process, after {@link #closeClients()}. */
    @Override
    public void close() throws Exception {
        for (AutoCloseable engine : embedded) {
            engine.close();
        }
    }

    private static String documentsUrl(Configuration configuration, Path data, Deque<AutoCloseable> embedded) {
        return switch (configuration.mongo().engine()) {
            case Engine.At elsewhere -> elsewhere.url().value();
            case Engine.Embedded here -> {
                EmbeddedDocuments engine = EmbeddedDocuments.open(data, 0, EqualityFields.standard());
                embedded.push(engine);
                yield engine.url();
            }
        };
    }

    private static Future<String> streamsUrl(Configuration configuration, Path data, Deque<AutoCloseable> embedded) {
        return switch (configuration.redis().engine()) {
            case Engine.At elsewhere -> Future.succeededFuture(elsewhere.url().value());
            case Engine.Embedded here ->
                Future.fromCompletionStage(EmbeddedStreams.start(data, 0)).map(engine -> {
                    embedded.push(engine);
                    return engine.url();
                });
        };
    }

    private static void await(Future<Void> closing) throws Exception {
        closing.toCompletionStage().toCompletableFuture().get(CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
