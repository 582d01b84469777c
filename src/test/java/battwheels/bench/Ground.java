package battwheels.bench;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.platform.store.DocumentClient;
import battwheels.platform.store.StoreTimeouts;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.BulkOperation;
import io.vertx.ext.mongo.MongoClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Organizations with an owner, signed in, and tickets: one made over HTTP, the others copies of its documents under ids
 * of their own, so that ten thousand take minutes.
 */
final class Ground implements AutoCloseable {
    static final int TICKETS = 100;

    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 4;
    private static final List<String> HOME = List.of("organizations", "users", "memberships", "sessions");

    private final Vertx vertx = Vertx.vertx();
    private final MongoClient mongo;
    private final List<io.vertx.core.Future<?>> writing = new ArrayList<>();
    private final Map<String, List<BulkOperation>> batches = new LinkedHashMap<>();

    Ground(String storeUrl) {
        this.mongo = DocumentClient.open(vertx, patient(storeUrl), List.of()).mongo();
    }

    /** A thousand documents at once take their time on a busy machine. */
    private static DocumentClient.Settings patient(String url) {
        DocumentClient.Settings usual = DocumentClient.Settings.standard(url);
        return new DocumentClient.Settings(
                url,
                usual.database(),
                usual.poolSize(),
                new StoreTimeouts(usual.timeouts().connect(), Duration.ofMinutes(1)));
    }

    /** Makes the first organization over HTTP and the others after it. */
    void make(Api server, int organizations) throws Exception {
        Member owner = Member.signUp(server);
        Answer ticket = owner.api()
                .post("/api/v1/tickets", Map.of("title", "Scooter stops charging at 80 %", "priority", "high"))
                .mustBe(201);
        JsonObject ticketDocument = settled("tickets", new JsonObject().put("_id", ticket.text("/ticket_id")));
        JsonObject home = new JsonObject();
        home.put("organizations", settled("organizations", new JsonObject().put("_id", owner.organizationId())));
        home.put("users", one("users", new JsonObject().put("_id", owner.userId())));
        home.put("memberships", settled("memberships", new JsonObject().put("user_id", owner.userId())));
        home.put("sessions", one("sessions", new JsonObject().put("user_id", owner.userId())));
        for (int i = 0; i < organizations; i++) {
            copyHome(home, owner, i);
            for (int j = 0; j < TICKETS; j++) {
                add(
                        "tickets",
                        renamed(ticketDocument, owner, i)
                                .put("_id", ticketId(i, j))
                                .put("ticket_id", ticketId(i, j)));
            }
        }
        for (String collection : List.copyOf(batches.keySet())) {
            write(collection);
        }
        await(io.vertx.core.Future.all(writing));
    }

    private void copyHome(JsonObject home, Member owner, int i) throws Exception {
        for (String collection : HOME) {
            JsonObject copy = renamed(home.getJsonObject(collection), owner, i);
            switch (collection) {
                case "organizations" -> copy.put("slug", "bench-" + i);
                case "users" -> copy.put("email", "bench" + i + "@example.com");
                case "sessions" -> copy.put("_id", sessionId(i));
                default -> copy.put("_id", "mem_bench" + i).put("membership_id", "mem_bench" + i);
            }
            add(collection, copy);
        }
    }

    private static JsonObject renamed(JsonObject document, Member owner, int i) {
        return new JsonObject(document.encode()
                .replace(owner.organizationId(), organizationId(i))
                .replace(owner.userId(), userId(i)));
    }

    static String organizationId(int i) {
        return "org_%012d".formatted(i);
    }

    static String userId(int i) {
        return "user_%012d".formatted(i);
    }

    static String sessionId(int i) {
        return "ses_%012d".formatted(i);
    }

    static String ticketId(int organization, int ticket) {
        return "tkt_%09d%03d".formatted(organization, ticket);
    }

    private void add(String collection, JsonObject document) throws Exception {
        List<BulkOperation> batch = batches.computeIfAbsent(collection, name -> new ArrayList<>());
        batch.add(BulkOperation.createInsert(document));
        if (batch.size() >= BATCH) {
            write(collection);
        }
    }

    private void write(String collection) throws Exception {
        List<BulkOperation> batch = batches.put(collection, new ArrayList<>());
        if (batch != null && !batch.isEmpty()) {
            writing.add(mongo.bulkWrite(collection, batch));
        }
        while (writing.size() >= AT_ONCE) {
            await(writing.removeFirst());
        }
    }

    /** The document once everything in it has been told. */
    private JsonObject settled(String collection, JsonObject filter) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        JsonObject found = one(collection, filter);
        while (!found.getJsonArray("outbox", new JsonArray()).isEmpty() && System.nanoTime() < limit) {
            Thread.sleep(20);
            found = one(collection, filter);
        }
        return found;
    }

    private JsonObject one(String collection, JsonObject filter) throws Exception {
        return await(mongo.findOne(collection, filter, null));
    }

    private static <T> T await(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(mongo.close());
        await(vertx.close());
    }
}
