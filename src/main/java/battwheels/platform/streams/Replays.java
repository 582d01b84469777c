package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Times;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Has subscriptions hear events of the log again, beside what is live. What fails is recorded as of a live delivery.
 * Blocking calls await; a replay itself takes as long as its pace asks for.
 */
public final class Replays {
    /** How far each replay has come, so that it goes on where a crash or a failure stopped it. */
    static final CollectionSpec SPEC = CollectionSpec.named("event_replays");

    private final TenantStores stores;
    private final EventLog log;
    private final Subscriptions subscriptions;
    private final Replay.Tools tools;

    Replays(TenantStores stores, EventLog log, Subscriptions subscriptions, Replay.Tools tools) {
        this.stores = stores;
        this.log = log;
        this.subscriptions = subscriptions;
        this.tools = tools;
    }

    /** A part of an organization's log, both ends included; empty when it ends before it begins. */
    public record Range(long first, long last) {
        long size() {
            return Math.max(0, last - first + 1);
        }
    }

    /** Where the event stands; empty when the organization's log has none under that id. */
    public OptionalLong sequenceOf(Scope scope, String eventId) {
        return first(scope, new JsonObject().put("_id", eventId));
    }

    /** The first event that happened at the instant or later; empty when there is none yet. */
    public OptionalLong sequenceAt(Scope scope, Instant instant) {
        return first(scope, new JsonObject().put("time", new JsonObject().put("$gte", Times.text(instant))));
    }

    /** The last sequence of the log. */
    public long last(Scope scope) {
        return log.last(scope);
    }

    private OptionalLong first(Scope scope, JsonObject filter) {
        Find find = Find.where(filter)
                .sortedBy(new JsonObject().put("sequence", 1))
                .limitedTo(1)
                .only(new JsonObject().put("sequence", 1));
        return log.find(scope, find).stream()
                .mapToLong(row -> row.getLong("sequence"))
                .findFirst();
    }

    /** How many events of the range the subscription would hear. */
    public long count(Scope scope, Subscription subscription, Range range) {
        JsonObject within = new JsonObject().put("$gte", range.first()).put("$lte", range.last());
        JsonObject types = new JsonObject().put("$in", new JsonArray(List.copyOf(subscription.types())));
        return log.count(scope, new JsonObject().put("sequence", within).put("type", types));
    }

    public Optional<Subscription> subscription(String name) {
        return subscriptions.named(name);
    }

    /**
     * Replays the range, or what an earlier attempt under the same id left of it.
     *
     * @param chosen names of subscriptions; one that this server does not know is an error
     * @param watcher hears of the progress, and ends it all by throwing
     * @return what was done, earlier attempts included
     */
    public Replayed run(Scope scope, String id, Range range, List<String> chosen, Pace pace, Watcher watcher)
            throws InterruptedException {
        List<Subscription> to = chosen.stream().map(this::known).toList();
        JsonObject found = stores.open(scope, SPEC)
                .findOne(new JsonObject().put("_id", id))
                .await()
                .orElse(new JsonObject());
        Replayed before = new Replayed(
                found.getLong("next", range.first()), found.getLong("delivered", 0L), found.getLong("failed", 0L));
        return new Replay(tools, log, scope, to, pace, range, before).run(so -> {
            keep(scope, id, so);
            watcher.reached(so);
        });
    }

    /** How far a replay has come is of no use once its job has ended. */
    public void forget(Scope scope, String id) {
        stores.open(scope, SPEC).deleteOne(new JsonObject().put("_id", id)).await();
    }

    private Subscription known(String name) {
        return subscriptions
                .named(name)
                .orElseThrow(() -> new IllegalStateException("no subscription " + name + " on this server"));
    }

    private void keep(Scope scope, String id, Replayed so) {
        JsonObject set = new JsonObject()
                .put("next", so.next())
                .put("delivered", so.delivered())
                .put("failed", so.failed());
        stores.open(scope, SPEC)
                .upsert(new JsonObject().put("_id", id), new JsonObject().put("$set", set))
                .await();
    }

    /**
     * How far a replay is.
     *
     * @param next the first sequence that is still to be heard
     * @param delivered handlers that were content
     * @param failed deliveries that were recorded, to be tried again or parked as any other
     */
    public record Replayed(long next, long delivered, long failed) {}

    /** Follows a replay. */
    @FunctionalInterface
    public interface Watcher {
        /** After each page; ends the replay by throwing. */
        void reached(Replayed so);
    }
}
