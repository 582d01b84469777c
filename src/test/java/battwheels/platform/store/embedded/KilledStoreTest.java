package battwheels.platform.store.embedded;

import static battwheels.platform.store.Waiting.failure;
import static battwheels.platform.store.Waiting.result;
import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.store.DocumentClient;
import com.mongodb.MongoException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 of the process that holds the embedded stores, while others write to it. */
class KilledStoreTest {
    private static final int ROUNDS = 10;
    private static final int WRITERS = 32;
    private static final int FEWEST_WRITES = 100;
    private static final int MOST_WRITES = 1_500;

    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();
    private final Random random = new Random();
    private final List<StoreProcess> started = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        started.forEach(StoreProcess::close);
        StoreProcess.redis(data).ifPresent(ProcessHandle::destroy);
        result(vertx.close());
    }

    @Test
    void everyAcknowledgedWriteIsThereAfterEachOfTenKills() {
        AcknowledgedWrites writes = new AcknowledgedWrites();
        StoreProcess target = start(data);
        for (int round = 1; round <= ROUNDS; round++) {
            writeAndKill(target, writes, FEWEST_WRITES + random.nextInt(MOST_WRITES));
            target = start(data);
            assertThat(missing(target, writes)).as("lost in round %d", round).isEmpty();
            assertThat(halfDone(target, writes))
                    .as("half done in round %d", round)
                    .isEmpty();
        }
        assertThat(writes.count()).isGreaterThan(ROUNDS * FEWEST_WRITES);
    }

    /** The control: without waiting for the file the same kill loses writes, so the test above can fail. */
    @Test
    void aStoreThatAnswersBeforeItSavesLosesAcknowledgedWrites() {
        int lost = 0;
        for (int attempt = 0; attempt < 3 && lost == 0; attempt++) {
            Path own = data.resolve("attempt-" + attempt);
            AcknowledgedWrites writes = new AcknowledgedWrites();
            writeAndKill(remembered(StoreProcess.startWithoutWaiting(own)), writes, MOST_WRITES);
            lost = missing(start(own), writes).size();
        }
        assertThat(lost).isPositive();
    }

    @Test
    void theRedisLeftBehindByAKillIsEndedAndItsStreamKept() throws IOException {
        StoreProcess killed = start(data);
        add(killed, "first");
        ProcessHandle orphan = StoreProcess.redis(data).orElseThrow();
        killed.kill();
        assertThat(orphan.isAlive()).isTrue();
        StoreProcess target = start(data);
        until(() -> !orphan.isAlive());
        add(target, "second");
        assertThat(length(target)).isEqualTo(2);
    }

    @Test
    void aStoreThatIsToldToStopLeavesNoRedisBehind() throws IOException {
        StoreProcess target = start(data);
        ProcessHandle redis = StoreProcess.redis(data).orElseThrow();
        target.close();
        until(() -> !redis.isAlive());
    }

    @Test
    void aPausedStoreFailsItsCallersAndAnswersThemAgainLater() {
        StoreProcess target = start(data);
        DocumentClient client = open(target);
        result(ping(client));
        target.pause();
        assertThat(failure(ping(client))).isInstanceOf(MongoException.class);
        target.resume();
        until(() -> result(ping(client).map(true).otherwise(false)));
        result(client.close());
    }

    private static Future<JsonObject> ping(DocumentClient client) {
        return client.mongo().runCommand("ping", new JsonObject().put("ping", 1));
    }

    private StoreProcess start(Path folder) {
        return remembered(StoreProcess.start(folder));
    }

    private StoreProcess remembered(StoreProcess process) {
        started.add(process);
        return process;
    }

    private void writeAndKill(StoreProcess process, AcknowledgedWrites writes, int afterWrites) {
        DocumentClient client = open(process);
        int before = writes.count();
        Future<List<Void>> writing = writes.writeUntilFailure(client.mongo(), WRITERS);
        until(() -> writes.count() - before >= afterWrites);
        process.kill();
        result(writing);
        result(client.close());
    }

    private List<String> missing(StoreProcess process, AcknowledgedWrites writes) {
        DocumentClient client = open(process);
        List<String> missing = writes.missing(client.mongo(), WRITERS);
        result(client.close());
        return missing;
    }

    private List<String> halfDone(StoreProcess process, AcknowledgedWrites writes) {
        DocumentClient client = open(process);
        List<String> halfDone = writes.halfDone(client.mongo());
        result(client.close());
        return halfDone;
    }

    private DocumentClient open(StoreProcess process) {
        return DocumentClient.open(vertx, DocumentClient.Settings.standard(process.documentsUrl()), List.of());
    }

    private void add(StoreProcess process, String value) {
        result(send(
                process,
                Request.cmd(Command.XADD).arg("events").arg("*").arg("value").arg(value)));
    }

    private long length(StoreProcess process) {
        return result(send(process, Request.cmd(Command.XLEN).arg("events"))).toLong();
    }

    private Future<Response> send(StoreProcess process, Request command) {
        Redis redis = Redis.createClient(vertx, process.streamsUrl());
        return redis.send(command).eventually(redis::close);
    }
}
