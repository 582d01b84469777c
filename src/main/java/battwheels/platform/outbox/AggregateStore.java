package battwheels.platform.outbox;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Claim;
import battwheels.platform.plans.Quota;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one kind of aggregate: one document each, changed by compare-and-set on its version, with the events
 * that tell of the change in the same write (design rules 8, 12, 14). Blocking calls await; use it on a
 * virtual thread.
 */
public final class AggregateStore<T> {
    /** Events that may wait inside one document; a full outbox answers 503 until the relay has caught up. */
    static final int OUTBOX_MAX = 64;

    private static final int KEYS_KEPT = 64;
    private static final int TRIES = 64;
    private static final int DERIVED_AT_ONCE = 200;
    private static final Meta META = new Meta();

    private final TenantStores stores;
    private final AggregateType<T> type;
    private final Relay relay;
    private final Counting<T> counting;
    private final InstantSource clock;

    public AggregateStore(TenantStores stores, AggregateType<T> type, Relay relay, Quota quota, InstantSource clock) {
        this.stores = stores;
        this.type = type;
        this.relay = relay;
        this.clock = clock;
        relay.covers(type.spec());
        this.counting = new Counting<>(type, quota);
        type.counted().forEach(each -> quota.counts(each.limit(), scope -> count(scope, each.filter())));
    }

    /** The aggregate, or empty when this organization has none under that id. */
    public Optional<Stored<T>> find(Scope scope, String id) {
        return document(scope, id).map(this::stored);
    }

    /** As {@link #find}, ending the command with 404. */
    public Stored<T> get(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    /** Aggregates that match, tombstones left out. */
    public List<Stored<T>> list(Scope scope, Find find) {
        return open(scope).find(find.withFilter(META.living(find.filter())).only(META.WITHOUT_OUTBOX)).await().stream()
                .map(this::stored)
                .toList();
    }

    /** Those behind an id, all or the first of them, in the order of ids; tombstones left out. */
    public List<Stored<T>> following(Scope scope, String after, int most) {
        JsonObject behind = new JsonObject().put("_id", new JsonObject().put("$gt", after));
        return list(
                scope,
                Find.where(behind).sortedBy(new JsonObject().put("_id", 1)).limitedTo(most));
    }

    /**
     * One page of the aggregates that match, in the order asked; ties broken by id.
     *
     * @param sortField document field that {@code page.sortBy()} stands for; present in every document
     */
    public Slice<Stored<T>> page(Scope scope, JsonObject filter, PageQuery page, String sortField) {
        JsonObject living = META.living(filter);
        Find find = Keyset.page(living, page, sortField).only(META.WITHOUT_OUTBOX);
        Future<Long> total = open(scope).count(living);
        List<JsonObject> rows = open(scope).find(find).await();
        return Keyset.slice(page, rows, total.await(), sortField).map(this::stored);
    }

    public long count(Scope scope, JsonObject filter) {
        return open(scope).count(META.living(filter)).await();
    }

    /** Rows of an aggregation over living aggregates. */
    public List<JsonObject> aggregate(Scope scope, JsonArray stages) {
        JsonArray pipeline = new JsonArray().add(new JsonObject().put("$match", META.living(new JsonObject())));
        stages.forEach(pipeline::add);
        return open(scope).aggregate(pipeline).await();
    }

    /**
     * Inserts a new aggregate under {@code id}. A retry under the same idempotency key meets the earlier one
     * and returns it as it is now.
     *
     * @throws DuplicateKey when a unique value is taken; {@link DuplicateKey#isOn} tells which
     */
    public Stored<T> create(Command command, String id, T state, List<EventDraft> events) {
        if (command.idempotency().completed()) {
            return get(command.scope(), id);
        }
        JsonObject fields = fields(state);
        JsonArray outbox =
                entries(command, id, 0, events, AuditDiff.between(new JsonObject(), fields, type.secretFields()));
        JsonObject document = META.fresh(id, type.schemaVersion(), outbox)
                .mergeIn(fields)
                .mergeIn(derived(state))
                .mergeIn(unique(id, state));
        Optional<Claim> claim = claim(command, id, state);
        if (claim.isEmpty()) {
            return get(command.scope(), id);
        }
        refuseWhenLate(command, claim.get());
        relay.mark(command.scope());
        try {
            open(command.scope()).insert(document).await();
        } catch (DuplicateKey duplicate) {
            claim.get().undone();
            return find(command.scope(), id).orElseThrow(() -> refused(duplicate));
        }
        claim.get().done();
        if (!events.isEmpty()) {
            relay.nudge(command.scope(), type.spec(), id);
        }
        return new Stored<>(state, 1);
    }

    /**
     * Loads, decides, saves on the version read; repeats when others were faster, unless the caller insists on
     * a version. Ends the command with 404, 412, the rule's own refusal, or 409 after {@value #TRIES} lost races.
     * Under an idempotency key one command changes one aggregate at most once.
     */
    public Stored<T> change(Command command, String id, Function<T, Change<T>> decide) {
        return change(command, id, any -> true, decide);
    }

    /** As {@link #change}; one that is not {@code seen} answers like one that is not there, whatever else is asked. */
    public Stored<T> change(Command command, String id, Predicate<T> seen, Function<T, Change<T>> decide) {
        return change(command, id, seen, decide, false);
    }

    /**
     * As {@link #change}, leaving a tombstone that reads no longer see and that frees its unique values. A repeated
     * command that finds nothing met its own effect.
     */
    public void delete(Command command, String id, Function<T, Change<T>> decide) {
        delete(command, id, any -> true, decide);
    }

    /** As {@link #delete}; one that is not {@code seen} answers like one that is not there. */
    public void delete(Command command, String id, Predicate<T> seen, Function<T, Change<T>> decide) {
        boolean done = command.idempotency().completed()
                || (command.idempotency().repeated()
                        && find(command.scope(), id).isEmpty());
        if (!done) {
            change(command, id, seen, decide, true);
        }
    }

    /** Under its id there is what an earlier try took back again: until that is buried, there is no place. */
    private static RuntimeException refused(DuplicateKey duplicate) {
        return duplicate.index().equals("_id_")
                ? new RefusedException(
                        Problem.of(ProblemCode.CONCURRENT_CHANGE, "An earlier try is being taken back. Try again.")
                                .retryAfter(1))
                : duplicate;
    }

    private Stored<T> change(
            Command command, String id, Predicate<T> seen, Function<T, Change<T>> decide, boolean delete) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            JsonObject document =
                    document(command.scope(), id).orElseThrow(() -> new RefusedException(Problem.notFound()));
            Stored<T> before = stored(document);
            if (!seen.test(before.state())) {
                throw new RefusedException(Problem.notFound());
            }
            if (command.idempotency().completed() || META.applied(document, command)) {
                return before;
            }
            command.expect(before.version());
            switch (decide.apply(before.state())) {
                case Change.Keep<T> keep -> {
                    return before;
                }
                case Change.Refuse<T>(Problem problem) -> throw new RefusedException(problem);
                case Change.To<T> to -> {
                    Optional<Stored<T>> saved = save(command, document, before, to, delete);
                    if (saved.isPresent()) {
                        return saved.get();
                    }
                }
            }
        }
        throw new RefusedException(
                Problem.of(ProblemCode.CONCURRENT_CHANGE, "Too many others change this at the moment. Try again.")
                        .retryAfter(1));
    }

    private Optional<Stored<T>> save(
            Command command, JsonObject document, Stored<T> before, Change.To<T> to, boolean delete) {
        String id = document.getString("_id");
        refuseFullOutbox(document, to.events().size());
        JsonObject fields = fields(to.state());
        JsonArray changes = AuditDiff.between(fields(before.state()), fields, type.secretFields());
        JsonArray outbox = entries(command, id, META.aggregateVersion(document), to.events(), changes);
        JsonObject set = fields.copy()
                .mergeIn(derived(to.state()))
                .mergeIn(delete ? META.freed(type.spec(), id) : unique(id, to.state()));
        JsonObject update = META.change(set.put("schema_version", type.schemaVersion()), outbox, command, KEYS_KEPT);
        Claim claim = counting.claim(command, before.state(), delete ? null : to.state());
        refuseWhenLate(command, claim);
        relay.mark(command.scope());
        boolean saved = open(command.scope())
                        .updateOne(META.at(id, before.version()), update)
                        .await()
                == 1;
        if (!saved) {
            claim.undone();
            return Optional.empty();
        }
        claim.done();
        relay.nudge(command.scope(), type.spec(), id);
        return Optional.of(new Stored<>(to.state(), before.version() + 1));
    }

    /**
     * Gives documents that lack a derived field their derived fields, as every later change would: some of them, in the
     * order of ids. Nobody's ETag changes by it, and a document that changes meanwhile has them by that change.
     *
     * @param after id behind which to begin; null begins with the first
     */
    public Derived derive(Scope scope, String field, @Nullable String after) {
        JsonObject lacking = new JsonObject().putNull(field);
        if (after != null) {
            lacking.put("_id", new JsonObject().put("$gt", after));
        }
        List<JsonObject> found = open(scope)
                .find(Find.where(META.living(lacking))
                        .sortedBy(new JsonObject().put("_id", 1))
                        .limitedTo(DERIVED_AT_ONCE)
                        .only(META.WITHOUT_OUTBOX))
                .await();
        int given = 0;
        for (JsonObject document : found) {
            Stored<T> stored = stored(document);
            JsonObject same =
                    META.at(document.getString("_id"), stored.version()).putNull(field);
            JsonObject set = new JsonObject().put("$set", derived(stored.state()));
            given += (int) open(scope).updateOne(same, set).await().longValue();
        }
        return new Derived(
                given, found.size() < DERIVED_AT_ONCE ? null : found.getLast().getString("_id"));
    }

    /** Empty when the plan has no room and needs none: the aggregate is there already. */
    private Optional<Claim> claim(Command command, String id, T state) {
        try {
            return Optional.of(counting.claim(command, null, state));
        } catch (RefusedException full) {
            if (find(command.scope(), id).isPresent()) {
                return Optional.empty();
            }
            throw full;
        }
    }

    private Optional<JsonObject> document(Scope scope, String id) {
        return open(scope)
                .findOne(META.living(new JsonObject().put("_id", id)))
                .await()
                .map(this::upgraded);
    }

    private JsonObject upgraded(JsonObject document) {
        boolean previous = document.getInteger("schema_version", 1) == type.schemaVersion() - 1;
        return previous ? type.upgrade().apply(document).put("schema_version", type.schemaVersion()) : document;
    }

    private Stored<T> stored(JsonObject document) {
        T state = DocumentJson.read(withoutPlaceholders(upgraded(document)), type.state());
        return new Stored<>(state, document.getLong("version"));
    }

    /** What stands in a unique field for want of a value is the store's business, and no state of the aggregate. */
    private JsonObject withoutPlaceholders(JsonObject document) {
        String placeholder = CollectionSpec.absent(document.getString("_id"));
        for (String field : type.spec().uniqueFields()) {
            if (placeholder.equals(document.getValue(field))) {
                document.putNull(field);
            }
        }
        return document;
    }

    private JsonObject fields(T state) {
        return DocumentJson.document(state);
    }

    private JsonObject derived(T state) {
        return new JsonObject(new HashMap<>(type.derived().apply(state)));
    }

    private JsonObject unique(String id, T state) {
        Map<String, String> values = type.uniqueValues().apply(state);
        JsonObject result = new JsonObject();
        type.spec()
                .uniqueFields()
                .forEach(field -> result.put(field, values.getOrDefault(field, CollectionSpec.absent(id))));
        return result;
    }

    private JsonArray entries(Command command, String id, long version, List<EventDraft> events, JsonArray changes) {
        JsonArray entries = new JsonArray();
        for (EventDraft event : events) {
            JsonArray told = entries.isEmpty() ? changes : new JsonArray();
            entries.add(OutboxEntry.of(
                    command,
                    clock.instant(),
                    event.type(),
                    DocumentJson.document(event.data()),
                    type.name(),
                    id,
                    version + entries.size() + 1,
                    told));
        }
        return entries;
    }

    private void refuseWhenLate(Command command, Claim claim) {
        if (command.deadline().passed(clock)) {
            claim.undone();
            throw new RefusedException(
                    Problem.of(ProblemCode.DEADLINE_PASSED, "The request was not done in time. Nothing was changed."));
        }
    }

    private static void refuseFullOutbox(JsonObject document, int more) {
        if (document.getJsonArray("outbox").size() + more > OUTBOX_MAX) {
            throw new RefusedException(Problem.of(
                            ProblemCode.OVERLOADED, "Too many changes of this wait to be told. Try again in a moment.")
                    .retryAfter(1));
        }
    }

    private TenantCollection open(Scope scope) {
        return stores.open(scope, type.spec());
    }
}
