package battwheels.platform.bus;

import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Runs a command once per idempotency key (design rule 14): first the record, then the effect under its
 * pre-made target id, then the outcome. A try after a crash repeats the effect under the same id and meets it. Of what
 * was sent only a keyed fingerprint is kept: a body may hold a password.
 */
public final class IdempotentCommands {
    /** One organization's keys. */
    public static final CollectionSpec KEYS =
            CollectionSpec.named("idempotency_keys").unique("key");

    /** How long a key is remembered. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final String RUNNING = "running";
    private static final String DONE = "done";

    private final TenantStores tenants;
    private final PlatformStores platform;
    private final Fingerprints fingerprints;
    private final InstantSource clock;

    public IdempotentCommands(
            TenantStores tenants, PlatformStores platform, Fingerprints fingerprints, InstantSource clock) {
        this.tenants = tenants;
        this.platform = platform;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** @param method does it; what it refuses is its reply, and what it throws has an outcome that nobody knows */
    public Reply run(Command command, Function<Command, Reply> method) {
        return command.idempotency().key().isPresent() ? runKeyed(command, method) : method.apply(command);
    }

    private Reply runKeyed(Command command, Function<Command, Reply> method) {
        Documents keys = keys(command);
        JsonObject mine = fresh(command, keyOf(command));
        return isFirst(keys, mine)
                ? finish(keys, mine, command, method)
                : repeat(keys, mine.getString("key"), command, method);
    }

    /** Callers nobody knows share one name, so what they sent tells them apart: a stranger's key is not theirs. */
    private String keyOf(Command command) {
        Idempotency idempotency = command.idempotency();
        String key = command.principal().actor().id() + " " + command.operationId() + " "
                + idempotency.key().orElseThrow();
        return command.principal().isAnonymous() ? key + " " + fingerprints.of(idempotency.payloadHash()) : key;
    }

    private static boolean isFirst(Documents keys, JsonObject mine) {
        try {
            keys.insert(mine).await();
            return true;
        } catch (DuplicateKey known) {
            return false;
        }
    }

    private Reply repeat(Documents keys, String key, Command command, Function<Command, Reply> method) {
        JsonObject found =
                keys.findOne(new JsonObject().put("key", key)).await().orElse(null);
        if (found == null) {
            return inFlight();
        }
        if (found.getLong("created_ms") + KEPT.toMillis() < clock.millis()) {
            keys.deleteOne(same(found)).await();
            return runKeyed(command, method);
        }
        if (!prints(command).match(command.idempotency().payloadHash(), found.getString("payload_hash"))) {
            return Reply.refused(Problem.of(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was sent before with another request. Use a new key for a new request."));
        }
        if (found.getString("state").equals(DONE)) {
            return method.apply(command.resumed(found.getString("target"), true));
        }
        return takeOver(keys, found, command, method);
    }

    /** The first try is still running, or died: whoever gets the lease goes on under its target id. */
    private Reply takeOver(Documents keys, JsonObject found, Command command, Function<Command, Reply> method) {
        if (found.getLong("lease_ms") > clock.millis()) {
            return inFlight();
        }
        JsonObject lease = new JsonObject()
                .put("$set", new JsonObject().put("lease_ms", command.deadline().atMs()));
        return keys.findOneAndUpdate(same(found).put("state", RUNNING), lease)
                .await()
                .map(mine -> finish(keys, mine, command.resumed(mine.getString("target"), false), method))
                .orElseGet(IdempotentCommands::inFlight);
    }

    private Reply finish(Documents keys, JsonObject mine, Command command, Function<Command, Reply> method) {
        Reply reply = attempt(keys, mine, command, method);
        switch (reply) {
            case Reply.Refused(Problem problem) when problem.code().status() >= 500 -> release(keys, mine);
            case Reply.Refused refused ->
                keys.deleteOne(new JsonObject().put("_id", mine.getString("_id")))
                        .await();
            default ->
                keys.updateOne(
                                new JsonObject().put("_id", mine.getString("_id")),
                                new JsonObject().put("$set", new JsonObject().put("state", DONE)))
                        .await();
        }
        return reply;
    }

    private static Reply attempt(Documents keys, JsonObject mine, Command command, Function<Command, Reply> method) {
        try {
            return method.apply(command);
        } catch (RuntimeException broken) {
            release(keys, mine);
            throw broken;
        }
    }

    /** Lets the next try go on at once instead of when the lease ends. Not waited for: the lease ends anyway. */
    private static void release(Documents keys, JsonObject mine) {
        keys.updateOne(same(mine), new JsonObject().put("$set", new JsonObject().put("lease_ms", 0L)));
    }

    private JsonObject fresh(Command command, String key) {
        return new JsonObject()
                .put("_id", "idem_" + command.idempotency().target())
                .put("key", key)
                .put("payload_hash", prints(command).of(command.idempotency().payloadHash()))
                .put("target", command.idempotency().target())
                .put("state", RUNNING)
                .put("lease_ms", command.deadline().atMs())
                .put("created_ms", clock.millis());
    }

    private static JsonObject same(JsonObject found) {
        return new JsonObject().put("_id", found.getString("_id")).put("lease_ms", found.getLong("lease_ms"));
    }

    private Documents keys(Command command) {
        return command.tenant()
                .<Documents>map(scope -> tenants.open(scope, KEYS))
                .orElseGet(() -> platform.open(PlatformCollection.PLATFORM_IDEMPOTENCY));
    }

    private Fingerprints prints(Command command) {
        return command.tenant()
                .map(scope -> fingerprints.of(scope.organization()))
                .orElse(fingerprints);
    }

    private static Reply inFlight() {
        return Reply.refused(Problem.of(
                        ProblemCode.IDEMPOTENCY_IN_FLIGHT,
                        "The first request with this Idempotency-Key has not finished. Try again in a moment.")
                .retryAfter(1));
    }
}
