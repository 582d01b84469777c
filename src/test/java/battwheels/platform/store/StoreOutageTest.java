package battwheels.platform.store;

import static battwheels.platform.store.Waiting.failure;
import static battwheels.platform.store.Waiting.result;
import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.store.embedded.EmbeddedDocuments;
import battwheels.platform.store.embedded.EmbeddedStreams;
import battwheels.platform.store.embedded.EqualityFields;
import com.mongodb.MongoException;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients of stores that come and go: errors instead of waiting, and recovery by itself. */
@Timeout(60)
class StoreOutageTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final Path data;
    private final EmbeddedStreams streams;
    private EmbeddedDocuments documents;

    StoreOutageTest(@TempDir Path data) {
        this.data = data;
        this.documents = EmbeddedDocuments.open(data, 0, EqualityFields.standard());
        this.streams = EmbeddedStreams.start(data, 0).join();
    }

    @AfterEach
    void close() {
        documents.close();
        streams.close();
        result(vertx.close());
    }

    private DocumentClient documentClient(CommandListener... listeners) {
        return DocumentClient.open(vertx, DocumentClient.Settings.standard(documents.url()), List.of(listeners));
    }

    private StreamsClient streamsClient() {
        return StreamsClient.open(vertx, StreamsClient.Settings.standard(streams.url()));
    }

    private static Future<JsonObject> find(DocumentClient client) {
        return client.mongo().findOne("tickets", new JsonObject().put("_id", "tkt_1"), new JsonObject());
    }

    @Test
    void listenersSeeTheWireAndWritesAskForTheMajoritysJournal() {
        List<CommandStartedEvent> seen = new CopyOnWriteArrayList<>();
        DocumentClient target = documentClient(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                seen.add(event);
            }
        });
        result(target.mongo().insert("tickets", new JsonObject().put("_id", "tkt_1")));
        assertThat(seen).extracting(CommandStartedEvent::getCommandName).containsExactly("insert");
        var concern = seen.getFirst().getCommand().getDocument("writeConcern");
        assertThat(concern.getString("w").getValue()).isEqualTo("majority");
        assertThat(concern.getBoolean("j").getValue()).isTrue();
        assertThat(seen.getFirst().getCommand()).doesNotContainKey("txnNumber");
    }

    @Test
    void aStoppedDocumentStoreFailsAndIsFoundAgainWhenItIsBack() {
        DocumentClient target = documentClient();
        result(target.mongo().insert("tickets", new JsonObject().put("_id", "tkt_1")));
        int port = documents.port();
        documents.close();
        assertThat(failure(find(target))).isInstanceOf(MongoException.class);
        documents = EmbeddedDocuments.open(data, port, EqualityFields.standard());
        until(() -> result(find(target).map(true).otherwise(false)));
        assertThat(result(find(target)).getString("_id")).isEqualTo("tkt_1");
    }

    @Test
    void pausedStreamsFailAndAnswerAgainWhenTheyGoOn() throws IOException {
        StreamsClient target = streamsClient();
        assertThat(result(target.send(Request.cmd(Command.PING))).toString()).isEqualTo("PONG");
        String pid = result(target.send(Request.cmd(Command.INFO).arg("server")))
                .toString()
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .map(line -> line.substring("process_id:".length()).strip())
                .findFirst()
                .orElseThrow();
        signal("STOP", pid);
        try {
            assertThat(failure(target.send(Request.cmd(Command.PING)))).isInstanceOf(TimeoutException.class);
        } finally {
            signal("CONT", pid);
        }
        until(() -> result(target.send(Request.cmd(Command.PING)).map(true).otherwise(false)));
    }

    @Test
    void healthNamesTheStoreThatIsDown() {
        StoreHealth target = new StoreHealth(documentClient(), Future.succeededFuture(streamsClient()), DEADLINE);
        assertThat(result(target.documents()).up()).isTrue();
        assertThat(result(target.streams()).up()).isTrue();
        documents.close();
        assertThat(result(target.documents()).up()).isFalse();
        assertThat(result(target.streams()).up()).isTrue();
        streams.close();
        assertThat(result(target.streams()).up()).isFalse();
    }

    private static void signal(String name, String pid) throws IOException {
        new ProcessBuilder("kill", "-" + name, pid).start().onExit().join();
    }
}
