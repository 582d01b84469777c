package battwheels.platform.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.event.CommandListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import io.vertx.ext.mongo.impl.config.MongoClientOptionsParser;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A server's connection to its documents, embedded or a replica set: writes acknowledged by the majority's journal,
 * reads from the primary, every wait bounded. Fails with the driver's exceptions; none of them says whether a write in
 * flight was done.
 */
public final class DocumentClient {
    private static final int HEARTBEAT_MS = 1_000;

    private final MongoClient client;

    private DocumentClient(MongoClient client) {
        this.client = client;
    }

    /**
     * Opens without waiting: an unreachable server shows with the first operation.
     *
     * @param settings where to connect, and how long to wait
     * @param listeners see every command on its way to the wire, in the driver's own form
     */
    public static DocumentClient open(Vertx vertx, Settings settings, List<CommandListener> listeners) {
        JsonObject config = new JsonObject().put("db_name", settings.database());
        MongoClientSettings driver = driverSettings(vertx, config, settings, listeners);
        return new DocumentClient(MongoClient.createWithMongoSettings(
                vertx, config, UUID.randomUUID().toString(), driver));
    }

    public MongoClient mongo() {
        return client;
    }

    public Future<Void> close() {
        return client.close();
    }

    /** The parser brings what the Vert.x client needs of the driver: its JSON codec and its event loops. */
    private static MongoClientSettings driverSettings(
            Vertx vertx, JsonObject config, Settings settings, List<CommandListener> listeners) {
        StoreTimeouts timeouts = settings.timeouts();
        MongoClientSettings.Builder driver = MongoClientSettings.builder(
                        new MongoClientOptionsParser(vertx, config).settings())
                .applyConnectionString(new ConnectionString(settings.url()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readPreference(ReadPreference.primary())
                .commandListenerList(List.copyOf(listeners))
                // In total, over finding a server, a connection, the reply and a repeated attempt.
                .timeout(timeouts.answerMs(), TimeUnit.MILLISECONDS);
        driver.applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(timeouts.connectMs(), TimeUnit.MILLISECONDS));
        driver.applyToSocketSettings(socket -> socket.connectTimeout(timeouts.connectMs(), TimeUnit.MILLISECONDS));
        driver.applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_MS, TimeUnit.MILLISECONDS));
        driver.applyToConnectionPoolSettings(pool -> pool.maxSize(settings.poolSize()));
        return driver.build();
    }

    /**
     * Where the documents are.
     *
     * @param url {@code mongodb://...}
     * @param poolSize most connections to one server
     */
    public record Settings(String url, String database, int poolSize, StoreTimeouts timeouts) {
        public Settings {
            if (poolSize < 1) {
                throw new IllegalArgumentException("a pool needs a connection, not " + poolSize);
            }
        }

        public static Settings standard(String url) {
            return new Settings(url, "battwheels", 32, StoreTimeouts.standard());
        }
    }
}
