package battwheels.platform.streams;

import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One document per organization: the lease of whoever carries its log, and how far that has come. Every change is
 * conditional on holder and epoch, so a server that was too slow changes nothing any more. Blocking calls await.
 */
final class Feeds {
    static final CollectionSpec SPEC = CollectionSpec.named("event_feeds");
    static final Duration LEASE = Duration.ofSeconds(15);

    private final TenantStores stores;
    private final String holder;
    private final InstantSource clock;

    /** @param holder this server, by a name no other has */
    Feeds(TenantStores stores, String holder, InstantSource clock) {
        this.stores = stores;
        this.holder = holder;
        this.clock = clock;
    }

    /** The organization's feed, as it is now; an organization that has had no event has none. */
    Optional<Feed> find(Scope scope) {
        return open(scope).findOne(at(scope)).await().map(Feed::of);
    }

    /** Takes the lease; empty when another has it, who then knows that there is more to do. */
    Optional<Feed> take(Scope scope) {
        Optional<JsonObject> mine = tryTake(scope);
        if (mine.isEmpty() && !tell(scope)) {
            mine = tryTake(scope);
        }
        return mine.map(Feed::of);
    }

    private Optional<JsonObject> tryTake(Scope scope) {
        long now = clock.millis();
        JsonObject free = at(scope)
                .put(
                        "$or",
                        new JsonArray()
                                .add(new JsonObject().put("holder", ""))
                                .add(new JsonObject().put("until_ms", new JsonObject().put("$lte", now))));
        JsonObject taken = new JsonObject()
                .put("holder", holder)
                .put("until_ms", now + LEASE.toMillis())
                .put("wanted", false);
        JsonObject update = new JsonObject().put("$set", taken).put("$inc", new JsonObject().put("epoch", 1L));
        Optional<JsonObject> mine = open(scope).findOneAndUpdate(free, update).await();
        return mine.isPresent() ? mine : begin(scope, taken);
    }

    private Optional<JsonObject> begin(Scope scope, JsonObject taken) {
        JsonObject first = at(scope)
                .mergeIn(taken)
                .put("epoch", 1L)
                .put("fed", 0L)
                .put("positions", new JsonObject())
                .put("trouble", new JsonArray());
        if (open(scope).findOne(at(scope)).await().isPresent()) {
            return Optional.empty();
        }
        try {
            open(scope).insert(first).await();
            return Optional.of(first);
        } catch (DuplicateKey another) {
            return Optional.empty();
        }
    }

    /** Tells the holder that there is more; false when nobody holds it any longer. */
    private boolean tell(Scope scope) {
        JsonObject held = at(scope)
                .put("holder", new JsonObject().put("$ne", ""))
                .put("until_ms", new JsonObject().put("$gt", clock.millis()));
        JsonObject wanted = new JsonObject().put("$set", new JsonObject().put("wanted", true));
        return open(scope).findOneAndUpdate(held, wanted).await().isPresent();
    }

    /** Keeps the lease and writes how far it has come; empty when the lease was lost. */
    Optional<Feed> renew(Scope scope, Feed held, Feed now) {
        JsonObject set = carried(now).put("until_ms", clock.millis() + LEASE.toMillis());
        return open(scope)
                .findOneAndUpdate(mine(scope, held), new JsonObject().put("$set", set))
                .await()
                .map(Feed::of);
    }

    /** Hears what others wanted: the feed as it stands; empty when the lease was lost. */
    Optional<Feed> listen(Scope scope, Feed held) {
        JsonObject heard = new JsonObject().put("$set", new JsonObject().put("wanted", false));
        return open(scope).findOneAndUpdate(mine(scope, held), heard).await().map(Feed::of);
    }

    /** Writes how far it has come and gives the lease back; false when somebody wanted more or the lease was lost. */
    boolean release(Scope scope, Feed held, Feed now) {
        JsonObject set = carried(now)
                .put("trouble", new JsonArray(List.copyOf(now.trouble())))
                .put("holder", "")
                .put("until_ms", 0L);
        return open(scope)
                .findOneAndUpdate(mine(scope, held).put("wanted", false), new JsonObject().put("$set", set))
                .await()
                .isPresent();
    }

    /** A person wants deliveries of the subscription looked at again. */
    void disturb(Scope scope, String subscription) {
        JsonObject update = new JsonObject()
                .put("$addToSet", new JsonObject().put("trouble", subscription))
                .put("$set", new JsonObject().put("wanted", true));
        open(scope).updateOne(at(scope), update).await();
    }

    /** Whether this server is to look for what the log has kept too long: one does, if none did since {@code since}. */
    boolean takeTidying(Scope scope, long since) {
        JsonObject due = at(scope)
                .put(
                        "$or",
                        new JsonArray()
                                .add(new JsonObject().put("tidied_ms", new JsonObject().put("$exists", false)))
                                .add(new JsonObject().put("tidied_ms", new JsonObject().put("$lte", since))));
        return open(scope).updateOne(due, tidied(clock.millis())).await() == 1;
    }

    /** There is more to be cleared away than one look may. */
    void tidyAgain(Scope scope) {
        open(scope).updateOne(at(scope), tidied(0)).await();
    }

    private static JsonObject tidied(long atMs) {
        return new JsonObject().put("$set", new JsonObject().put("tidied_ms", atMs));
    }

    private static JsonObject carried(Feed now) {
        JsonObject set = new JsonObject().put("fed", now.fed());
        now.positions().forEach((name, position) -> set.put("positions." + name, position));
        return set;
    }

    private JsonObject mine(Scope scope, Feed held) {
        return at(scope).put("holder", holder).put("epoch", held.epoch());
    }

    private static JsonObject at(Scope scope) {
        return new JsonObject().put("_id", "feed_" + scope.organization().value());
    }

    private TenantCollection open(Scope scope) {
        return stores.open(scope, SPEC);
    }
}
