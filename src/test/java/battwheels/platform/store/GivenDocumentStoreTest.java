package battwheels.platform.store;

import static battwheels.platform.store.Waiting.result;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a server somebody runs, in a database of its own that is removed again. */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(named = GivenDocumentStoreTest.URL, matches = "mongodb.+")
class GivenDocumentStoreTest implements DocumentStoreContract, IdRangeContract {
    static final String URL = "BATTWHEELS_TEST_MONGO_URL";

    private final Vertx vertx = Vertx.vertx();
    private final DocumentClient client = DocumentClient.open(
            vertx,
            new DocumentClient.Settings(
                    System.getenv(URL), "battwheels_test_" + UUID.randomUUID(), 32, StoreTimeouts.standard()),
            List.of());

    @Override
    public MongoClient mongo() {
        return client.mongo();
    }

    @BeforeEach
    void empty() {
        result(mongo().dropCollection("tickets").otherwiseEmpty());
    }

    @AfterAll
    void close() {
        result(mongo().runCommand("dropDatabase", new JsonObject().put("dropDatabase", 1)));
        result(client.close());
        result(vertx.close());
    }
}
