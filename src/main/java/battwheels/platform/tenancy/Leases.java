package battwheels.platform.tenancy;

import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Who among the servers does what only one may do at a time: by name, for a time, renewed by its holder and anyone's
 * when it has run out. Kept in documents, so that a lost stream store makes no second leader. Clocks of servers may
 * differ by a small part of the duration; whoever needs more must fence by a compare-and-set of its own.
 */
public final class Leases {
    private final Documents leases;
    private final InstantSource clock;

    public Leases(PlatformStores stores, InstantSource clock) {
        this.leases = stores.open(PlatformCollection.LEASES);
        this.clock = clock;
    }

    /** Takes or renews the lease; true when {@code holder} has it now. */
    public Future<Boolean> take(String name, String holder, Duration duration) {
        long now = clock.millis();
        JsonObject mineOrFree = new JsonObject()
                .put("_id", name)
                .put(
                        "$or",
                        new JsonArray()
                                .add(new JsonObject().put("holder", holder))
                                .add(new JsonObject().put("until_ms", new JsonObject().put("$lte", now))));
        JsonObject taken = new JsonObject().put("holder", holder).put("until_ms", now + duration.toMillis());
        return leases.findOneAndUpdate(mineOrFree, new JsonObject().put("$set", taken))
                .compose(mine -> mine.isPresent() ? Future.succeededFuture(true) : begin(name, taken));
    }

    private Future<Boolean> begin(String name, JsonObject taken) {
        return leases.insert(taken.copy().put("_id", name))
                .map(true)
                .recover(failure ->
                        failure instanceof DuplicateKey ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    /** Gives it back, if it is still this holder's. */
    public Future<Void> release(String name, String holder) {
        return leases.deleteOne(new JsonObject().put("_id", name).put("holder", holder))
                .mapEmpty();
    }
}
