package battwheels.platform.store.embedded;

import static battwheels.platform.store.Waiting.failure;
import static battwheels.platform.store.Waiting.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.store.DocumentClient;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.IndexOptions;
import io.vertx.ext.mongo.MongoClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDocumentsTest {
    private static final EqualityFields NONE = new EqualityFields(List.of(), Map.of());

    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        result(vertx.close());
    }

    private <T> T with(EqualityFields fields, Function<MongoClient, T> work) {
        try (EmbeddedDocuments target = EmbeddedDocuments.open(data, 0, fields)) {
            return on(target, work);
        }
    }

    private <T> T on(EmbeddedDocuments target, Function<MongoClient, T> work) {
        DocumentClient client = DocumentClient.open(vertx, DocumentClient.Settings.standard(target.url()), List.of());
        try {
            return work.apply(client.mongo());
        } finally {
            result(client.close());
        }
    }

    private static JsonObject membership(int n) {
        return new JsonObject()
                .put("_id", "mem_" + n)
                .put("organization_id", "org_" + n % 3)
                .put("user_id", "usr_" + n % 5);
    }

    private static List<String> ids(MongoClient mongo, String field, String value) {
        return result(mongo.find("memberships", new JsonObject().put(field, value))).stream()
                .map(found -> found.getString("_id"))
                .toList();
    }

    @Test
    void whatWasWrittenIsFoundByEveryFieldAfterTheNextStart() {
        with(EqualityFields.standard(), mongo -> {
            IntStream.range(0, 15).forEach(n -> result(mongo.insert("memberships", membership(n))));
            result(mongo.removeDocument("memberships", new JsonObject().put("_id", "mem_7")));
            return result(mongo.updateCollection(
                    "memberships",
                    new JsonObject().put("_id", "mem_3"),
                    new JsonObject().put("$set", new JsonObject().put("user_id", "usr_2"))));
        });
        with(EqualityFields.standard(), mongo -> {
            assertThat(ids(mongo, "user_id", "usr_2")).containsExactly("mem_12", "mem_2", "mem_3");
            assertThat(ids(mongo, "user_id", "usr_3")).containsExactly("mem_13", "mem_8");
            assertThat(ids(mongo, "organization_id", "org_1")).containsExactly("mem_1", "mem_10", "mem_13", "mem_4");
            return mongo;
        });
    }

    @Test
    void aFieldNamedLaterFindsTheDocumentsThatWereThereBefore() {
        with(NONE, mongo -> {
            IntStream.range(0, 6).forEach(n -> result(mongo.insert("memberships", membership(n))));
            return mongo;
        });
        List<String> ofUser = with(EqualityFields.standard(), mongo -> ids(mongo, "user_id", "usr_0"));
        List<String> ofOrganization = with(EqualityFields.standard(), mongo -> ids(mongo, "organization_id", "org_0"));
        assertThat(ofUser).containsExactly("mem_0", "mem_5");
        assertThat(ofOrganization).containsExactly("mem_0", "mem_3");
    }

    @Test
    void aUniqueIndexHoldsAfterTheNextStart() {
        with(EqualityFields.standard(), mongo -> {
            JsonObject keys = new JsonObject().put("organization_id", 1).put("user_id", 1);
            result(mongo.createIndexWithOptions("memberships", keys, new IndexOptions().unique(true)));
            return result(mongo.insert("memberships", membership(1)));
        });
        Throwable refused = with(
                EqualityFields.standard(),
                mongo -> failure(mongo.insert("memberships", membership(1).put("_id", "mem_other"))));
        assertThat(refused).hasMessageContaining("E11000");
    }

    @Test
    void aFolderInUseIsRefusedAndSaysSo() {
        try (EmbeddedDocuments first = EmbeddedDocuments.open(data, 0, NONE)) {
            assertThatThrownBy(() -> EmbeddedDocuments.open(data, 0, NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another server");
            assertThat(first.port()).isPositive();
        }
    }

    @Test
    void aTakenPortIsNamedAndTheFileGivenFreeAgain() {
        try (EmbeddedDocuments first = EmbeddedDocuments.open(data, 0, NONE)) {
            Path other = data.resolve("other");
            assertThatThrownBy(() -> EmbeddedDocuments.open(other, first.port(), NONE))
                    .hasMessageContaining("port " + first.port());
            EmbeddedDocuments.open(other, 0, NONE).close();
        }
    }

    @Test
    void onlyTopLevelFieldsCanBeNamed() {
        assertThatThrownBy(() -> new EqualityFields(List.of("a.b"), Map.of())).hasMessageContaining("'a.b'");
        assertThatThrownBy(() -> new EqualityFields(List.of(), Map.of("x", List.of("$or"))))
                .hasMessageContaining("'$or'");
    }
}
