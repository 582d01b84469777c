package battwheels.platform.tenancy;

import static battwheels.fixtures.TestDocuments.result;

import battwheels.fixtures.SteppedClock;
import battwheels.platform.store.DocumentClient;
import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.StoreTimeouts;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a server somebody runs, in a database of its own that is removed again. */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(named = GivenBlobStoreTest.URL, matches = "mongodb.+")
class GivenBlobStoreTest implements BlobStoreContract {
    static final String URL = "BATTWHEELS_TEST_MONGO_URL";

    private final SteppedClock clock = new SteppedClock();
    private final Vertx vertx = Vertx.vertx();
    private final DocumentClient client = DocumentClient.open(
            vertx,
            new DocumentClient.Settings(
                    System.getenv(URL), "battwheels_test_" + UUID.randomUUID(), 32, StoreTimeouts.standard()),
            List.of());

    @Override
    public TenantStores stores() {
        return new TenantStores(
                new DocumentCollections(vertx, client.mongo(), Duration.ofSeconds(20)), QueryLog.SILENT);
    }

    @Override
    public SteppedClock clock() {
        return clock;
    }

    @BeforeAll
    void indexes() {
        result(stores().ensureIndexes(BlobStore.SPECS));
    }

    @AfterAll
    void close() {
        result(client.mongo().runCommand("dropDatabase", new JsonObject().put("dropDatabase", 1)));
        result(client.close());
        result(vertx.close());
    }
}
