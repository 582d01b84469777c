package battwheels.filters;

import battwheels.filters.FilterEvents.FilterTold;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.search.SearchWords;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The operations on saved filters. */
public final class FiltersVerticle extends DomainVerticle {
    private static final int OF_ONE_OWNER = 100;
    private static final String NAME_KEY = "name_key";

    private static final AggregateType<SavedFilter> TYPE = AggregateType.of(
                    "saved_filter",
                    CollectionSpec.named("saved_filters").unique(NAME_KEY).indexed("owner_id", "name_folded"),
                    SavedFilter.class)
            .unique(filter -> Map.of(NAME_KEY, key(filter)))
            .derived(filter -> Map.of("name_folded", SearchWords.folded(filter.name())));

    private final AggregateStore<SavedFilter> filters;
    private final InstantSource clock;

    public FiltersVerticle(Kernel kernel) {
        super("filters", kernel.channels(), kernel.idempotent());
        this.filters = kernel.aggregates(TYPE);
        this.clock = kernel.clock();
    }

    @Override
    protected void bind(Operations on) {
        on.on("listSavedFilters", this::list)
                .on("createSavedFilter", this::create)
                .on("getSavedFilter", this::get)
                .on("updateSavedFilter", this::update)
                .on("deleteSavedFilter", this::delete);
    }

    private static String key(SavedFilter filter) {
        return filter.ownerId() + "/" + filter.list() + "/" + SearchWords.folded(filter.name());
    }

    /** One's own, and those that others share. */
    private Reply list(Command command) {
        JsonObject seen = new JsonObject()
                .put(
                        "$or",
                        new JsonArray()
                                .add(new JsonObject().put("shared", true))
                                .add(new JsonObject()
                                        .put("owner_id", actor(command).id())));
        command.query().text("list").ifPresent(list -> seen.put("list", list));
        return new Reply.Listing(filters.page(command.scope(), seen, command.page(), "name_folded")
                .map(Stored::state));
    }

    private Reply create(Command command) {
        FilterForm form = command.body(FilterForm.class);
        FilterList list = Objects.requireNonNull(form.list());
        refuse(form.faults(list));
        Actor by = actor(command);
        Instant now = clock.instant();
        String id = command.newId("flt");
        SavedFilter filter = new SavedFilter(
                id,
                list,
                Objects.requireNonNull(form.name()).strip(),
                Objects.requireNonNull(form.query()),
                Boolean.TRUE.equals(form.shared()),
                by.id(),
                by.name(),
                now,
                now);
        refuseTooMany(command, by);
        Stored<SavedFilter> made = unlessTaken(() -> filters.create(command, id, filter, told(filter)));
        return new Reply.Created(made.state(), made.version(), "/api/v1/saved-filters/" + id);
    }

    private void refuseTooMany(Command command, Actor by) {
        boolean again = filters.find(command.scope(), command.newId("flt")).isPresent();
        JsonObject own = new JsonObject().put("owner_id", by.id());
        if (!again && filters.count(command.scope(), own) >= OF_ONE_OWNER) {
            throw new RefusedException(
                    Problem.of(ProblemCode.IN_USE, "You keep " + OF_ONE_OWNER + " filters already; delete one first.")
                            .with("uses", OF_ONE_OWNER));
        }
    }

    private Reply get(Command command) {
        String me = actor(command).id();
        return filters.find(command.scope(), command.path("filter_id"))
                .filter(filter -> filter.state().isSeenBy(me))
                .map(FiltersVerticle::shown)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Reply update(Command command) {
        FilterForm form = command.body(FilterForm.class);
        Actor by = actor(command);
        return shown(unlessTaken(() -> filters.change(
                command,
                command.path("filter_id"),
                filter -> filter.isSeenBy(by.id()),
                filter -> changed(filter, form, by))));
    }

    private Change<SavedFilter> changed(SavedFilter filter, FilterForm form, Actor by) {
        if (!filter.ownerId().equals(by.id())) {
            return notTheOwner(filter);
        }
        refuse(form.faults(filter.list()));
        Edits edits = new Edits();
        SavedFilter after = new SavedFilter(
                filter.filterId(),
                filter.list(),
                edits.kept(
                        "name",
                        filter.name(),
                        form.name() == null ? null : form.name().strip()),
                edits.kept("query", filter.query(), form.query()),
                edits.kept("shared", filter.shared(), form.shared()),
                filter.ownerId(),
                filter.ownerName(),
                filter.createdAt(),
                clock.instant());
        return edits.any() ? new Change.To<>(after, told(after)) : new Change.Keep<>();
    }

    private Reply delete(Command command) {
        Actor by = actor(command);
        filters.delete(
                command,
                command.path("filter_id"),
                filter -> filter.isSeenBy(by.id()),
                filter -> filter.ownerId().equals(by.id())
                        ? new Change.To<>(filter, List.of(told(FilterEvents.DELETED, filter)))
                        : notTheOwner(filter));
        return new Reply.Empty();
    }

    private static Change<SavedFilter> notTheOwner(SavedFilter filter) {
        return new Change.Refuse<>(Problem.of(
                ProblemCode.RBAC_DENIED, "Only " + filter.ownerName() + ", who saved this filter, can change it."));
    }

    private static List<EventDraft> told(SavedFilter filter) {
        return List.of(told(FilterEvents.SAVED, filter));
    }

    private static EventDraft told(String type, SavedFilter filter) {
        return new EventDraft(type, new FilterTold(filter.filterId(), filter.ownerId(), filter.shared()));
    }

    private static Stored<SavedFilter> unlessTaken(Supplier<Stored<SavedFilter>> write) {
        try {
            return write.get();
        } catch (DuplicateKey taken) {
            throw new RefusedException(Problem.of(
                    ProblemCode.DUPLICATE, List.of(new Fault("/name", "name is taken by another filter of yours."))));
        }
    }

    private static void refuse(Faults faults) {
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
    }

    private static Actor actor(Command command) {
        return command.scope().actor();
    }

    private static Reply shown(Stored<SavedFilter> filter) {
        return new Reply.Resource(filter.state(), filter.version());
    }
}
