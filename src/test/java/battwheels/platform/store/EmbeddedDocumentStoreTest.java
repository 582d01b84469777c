package battwheels.platform.store;

import static battwheels.platform.store.Waiting.result;

import battwheels.platform.store.embedded.EmbeddedDocuments;
import battwheels.platform.store.embedded.EqualityFields;
import io.vertx.core.Vertx;
import io.vertx.ext.mongo.MongoClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedDocumentStoreTest implements DocumentStoreContract, IdRangeContract {
    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedDocuments target;
    private final DocumentClient client;

    EmbeddedDocumentStoreTest(@TempDir Path data) {
        target = EmbeddedDocuments.open(data, 0, EqualityFields.standard());
        client = DocumentClient.open(vertx, DocumentClient.Settings.standard(target.url()), List.of());
    }

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
        result(client.close());
        target.close();
        result(vertx.close());
    }
}
