package battwheels.platform.outbox;

import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events from the outboxes of documents into their organization's log, then empties the outbox; what the log
 * has got is carried on from there. A crash at any point repeats, never loses (design rule 12).
 */
public final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int WAITING_MAX = 100_000;
    private static final int SCAN_PAGE = 200;
    private static final int PAGES_MAX = 1_000;
    private static final int CATCH_UP_MAX = 200;
    private static final JsonObject WAITING = new JsonObject().put("outbox.0", new JsonObject().put("$exists", true));
    private static final JsonObject UNBURIED = new JsonObject().put("deleted", true);
    private static final Find FORGOTTEN = Find.where(
                    new JsonObject().put("$or", new JsonArray().add(WAITING).add(UNBURIED)))
            .limitedTo(SCAN_PAGE)
            .only(new JsonObject().put("_id", 1));

    private final TenantStores stores;
    private final SystemScope system;
    private final EventLog log;
    private final DirtyMarks marks;
    private final InstantSource clock;
    private final Executor virtualThreads;
    private final Set<CollectionSpec> covered = new CopyOnWriteArraySet<>();
    private final Set<CollectionSpec> announced = new CopyOnWriteArraySet<>();
    private final Onward onward;
    private final Mailboxes mailboxes = new Mailboxes(WAITING_MAX);
    private volatile boolean ending;

    /** @param virtualThreads runs each task on a virtual thread that may await */
    Relay(
            TenantStores stores,
            SystemScope system,
            EventLog log,
            DirtyMarks marks,
            InstantSource clock,
            Executor virtualThreads,
            Onward onward) {
        this.stores = stores;
        this.system = system;
        this.log = log;
        this.marks = marks;
        this.clock = clock;
        this.virtualThreads = virtualThreads;
        this.onward = onward;
    }

    /** Declares a collection whose documents have outboxes. */
    void covers(CollectionSpec spec) {
        covered.add(spec);
    }

    /** Declares a collection of {@link Announcements}. */
    void announces(CollectionSpec spec) {
        covered.add(spec);
        announced.add(spec);
    }

    /** Every collection whose documents have outboxes. */
    public Set<CollectionSpec> covered() {
        return Set.copyOf(covered);
    }

    /** Before a change: leaves the mark by which a forgotten outbox or delivery would be found. */
    public void mark(Scope scope) {
        marks.mark(scope.organization());
    }

    /** After a change: this document's outbox has something. Costs nothing when the relay is far behind. */
    void nudge(Scope scope, CollectionSpec spec, String id) {
        if (mailboxes.put(scope.organization(), new Waiting(spec, id))) {
            virtualThreads.execute(() -> drain(scope.organization()));
        }
    }

    /**
     * Empties what this server knows to be waiting in one organization; the caller waits for it, within its deadline
     * and for {@value #CATCH_UP_MAX} documents at most. The rest, and what fails, comes in its own time.
     */
    public void catchUp(Scope scope) {
        mailboxes.unfinished(scope.organization()).stream()
                .limit(CATCH_UP_MAX)
                .takeWhile(waiting -> !scope.deadline().passed(clock))
                .forEach(
                        waiting -> relayIfPossible(system.enter(scope.organization(), scope.correlationId()), waiting));
    }

    /**
     * Looks at every marked organization for outboxes that a crash left behind. Clears marks that have settled. Trouble
     * in one organization keeps its mark and holds up no other.
     */
    void recover(int most) {
        String last = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            List<JsonObject> found = marks.after(last, most);
            for (JsonObject mark : found) {
                boolean settled = marks.isSettled(mark);
                if (scanIfPossible(new OrganizationId(mark.getString("_id"))) && settled) {
                    marks.clear(mark);
                }
                last = mark.getString("_id");
            }
            if (found.size() < most) {
                return;
            }
        }
    }

    /** Organizations with a mark: those that may have something untold, or not yet carried to everybody. */
    public void lookAgain(int most) {
        String last = "";
        List<JsonObject> found;
        do {
            found = marks.after(last, most);
            for (JsonObject mark : found) {
                last = mark.getString("_id");
                onward.lookAgain(new OrganizationId(last));
            }
        } while (found.size() == most);
    }

    /** This server ends: what is not told yet, a recovery finds by its mark. */
    void end() {
        ending = true;
    }

    private boolean scanIfPossible(OrganizationId organization) {
        if (ending) {
            return false;
        }
        try {
            return scan(system.enter(organization, "relay-recovery"));
        } catch (RuntimeException failure) {
            (ending ? LOG.atDebug() : LOG.atWarn())
                    .setCause(failure)
                    .addKeyValue("organization", organization)
                    .log("outboxes not looked through; the next round will");
            return false;
        }
    }

    /** True when nothing is left in any outbox of the organization, and what it told has reached everybody. */
    private boolean scan(Scope scope) {
        boolean empty = true;
        for (CollectionSpec spec : covered) {
            List<JsonObject> found =
                    stores.open(scope, spec).find(forgotten(scope, spec)).await();
            for (JsonObject row : found) {
                empty &= relayIfPossible(scope, new Waiting(spec, row.getString("_id")));
            }
            empty &= found.size() < SCAN_PAGE;
        }
        if (!onward.isSettled(scope)) {
            onward.lookAgain(scope.organization());
            return false;
        }
        return empty;
    }

    private Find forgotten(Scope scope, CollectionSpec spec) {
        return announced.contains(spec)
                ? FORGOTTEN.withFilter(new JsonObject()
                        .put(Announcements.UNTOLD, scope.organization().value()))
                : FORGOTTEN;
    }

    private void drain(OrganizationId organization) {
        while (mailboxes.take(organization) instanceof Waiting waiting) {
            relayIfPossible(system.enter(organization, "relay"), waiting);
        }
    }

    /** Errors too: a drain that ended on one would leave its organization's box without anyone to empty it. */
    private boolean relayIfPossible(Scope scope, Waiting waiting) {
        if (ending) {
            return false;
        }
        try {
            relay(scope, waiting);
            return true;
        } catch (Throwable failure) {
            (ending ? LOG.atDebug() : LOG.atWarn())
                    .setCause(failure)
                    .addKeyValue("organization", scope.organization())
                    .addKeyValue("aggregate", waiting.id())
                    .log("outbox not emptied; recovery will find it");
            return false;
        }
    }

    private void relay(Scope scope, Waiting waiting) {
        TenantCollection collection = stores.open(scope, waiting.spec());
        JsonObject document = collection
                .findOne(
                        new JsonObject().put("_id", waiting.id()),
                        new JsonObject().put("outbox", 1).put("deleted", 1))
                .await()
                .orElse(new JsonObject());
        JsonArray outbox = document.getJsonArray("outbox", new JsonArray());
        JsonArray done = new JsonArray();
        for (Object entry : outbox) {
            JsonObject event = (JsonObject) entry;
            log.append(scope, event);
            done.add(event.getString("id"));
        }
        if (!done.isEmpty()) {
            onward.grown(scope.organization());
            collection
                    .updateOne(new JsonObject().put("_id", waiting.id()), removal(waiting.spec(), done))
                    .await();
        }
        if (document.getBoolean("deleted", false)) {
            buryTombstone(collection, waiting.id());
        }
    }

    private JsonObject removal(CollectionSpec spec, JsonArray ids) {
        JsonObject matching = new JsonObject().put("id", new JsonObject().put("$in", ids));
        JsonObject removal = new JsonObject().put("$pull", new JsonObject().put("outbox", matching));
        return announced.contains(spec) ? removal.put("$set", new JsonObject().put(Announcements.UNTOLD, "")) : removal;
    }

    private static void buryTombstone(TenantCollection collection, String id) {
        collection
                .deleteOne(new JsonObject()
                        .put("_id", id)
                        .put("deleted", true)
                        .put("outbox.0", new JsonObject().put("$exists", false)))
                .await();
    }

    /** A document whose outbox has something. */
    record Waiting(CollectionSpec spec, String id) {}
}
