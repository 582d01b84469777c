package battwheels.contacts;

import battwheels.contacts.ContactDecision.Changed;
import battwheels.contacts.ContactDecision.Deleted;
import battwheels.contacts.ContactDecision.InUse;
import battwheels.contacts.ContactDecision.NoSuchPart;
import battwheels.contacts.ContactDecision.Refused;
import battwheels.contacts.ContactDecision.Unchanged;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Counted;
import battwheels.platform.outbox.Derived;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Limit;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.search.SearchWords;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where contacts are kept: the only place that knows their collection. Turns decisions of the rules into changes. */
final class ContactRepository {
    private static final AggregateType<Contact> TYPE = AggregateType.of(
                    "contact",
                    CollectionSpec.named("contacts")
                            .unique(Contact.GSTIN_KEY, Contact.EMAIL_KEY)
                            .indexed("_id", ContactSearch.NAME, "created_at", "updated_at", SearchWords.FIELD),
                    Contact.class)
            .unique(Contact::uniqueValues)
            .derived(ContactSearch::folded)
            .counted(Counted.every(Limit.CONTACTS));

    private static final Map<String, String> SORT_FIELDS =
            Map.of("name", ContactSearch.NAME, "created_at", "created_at", "updated_at", "updated_at");

    /** Contacts read at once when all of them are. */
    static final int STRETCH = 500;

    private final AggregateStore<Contact> contacts;

    ContactRepository(Kernel kernel) {
        this.contacts = kernel.aggregates(TYPE);
    }

    /** Gives some that were written before there was a search the words they are found by. */
    Derived words(Scope scope, @Nullable String after) {
        return contacts.derive(scope, SearchWords.FIELD, after);
    }

    Optional<Stored<Contact>> find(Scope scope, String id) {
        return contacts.find(scope, id);
    }

    /** Ends the command with 404 when there is none. */
    Stored<Contact> get(Scope scope, String id) {
        return contacts.get(scope, id);
    }

    Slice<Contact> page(Command command) {
        String field = SORT_FIELDS.getOrDefault(command.page().sortBy(), ContactSearch.NAME);
        return contacts.page(command.scope(), ContactSearch.filter(command.query()), command.page(), field)
                .map(Stored::state);
    }

    /** Ends the command with 422 or, when GSTIN or e-mail are another's, 409. */
    Stored<Contact> create(Command command, String id, ContactDecision decision) {
        return switch (decision) {
            case Changed(Contact contact, var event) ->
                unlessTaken(() -> contacts.create(command, id, contact, List.of(draft(event))));
            case Refused(List<Fault> faults) -> throw new RefusedException(Problem.invalid(faults));
            default -> throw new IllegalStateException("a new contact cannot be " + decision);
        };
    }

    /** Ends the command with 404, 412, 422 or 409, as the decision or the store has it. */
    Stored<Contact> change(Command command, String id, Function<Contact, ContactDecision> decide) {
        return unlessTaken(() -> contacts.change(command, id, contact -> change(contact, decide.apply(contact))));
    }

    /** As {@link #change}, and the contact is gone. */
    void delete(Command command, String id, Function<Contact, ContactDecision> decide) {
        contacts.delete(command, id, contact -> change(contact, decide.apply(contact)));
    }

    /** Some contacts that carry the tag of this name, at most a page of the store. */
    List<String> carriers(Scope scope, String tag) {
        return contacts.list(scope, Find.where(ContactSearch.carrying(tag))).stream()
                .map(stored -> stored.state().contactId())
                .toList();
    }

    /** How many contacts carry each of these tags, by folded name; tags nobody carries are left out. */
    Map<String, Long> carriersOf(Scope scope, List<String> tags) {
        return contacts.aggregate(scope, ContactSearch.carriersOf(tags)).stream()
                .collect(Collectors.toMap(row -> row.getString("_id"), row -> row.getLong("count")));
    }

    /** Whether a contact has this value in a field that no two may share. */
    boolean isTaken(Scope scope, String uniqueField, String value) {
        JsonObject same = new JsonObject().put(uniqueField, value);
        return !contacts.list(scope, Find.where(same).limitedTo(1)).isEmpty();
    }

    /** The contacts whose ids follow this one's, in their order, at most {@link #STRETCH}. */
    List<Contact> after(Scope scope, @Nullable String id) {
        JsonObject behind =
                id == null ? new JsonObject() : new JsonObject().put("_id", new JsonObject().put("$gt", id));
        Find find = Find.where(behind).sortedBy(new JsonObject().put("_id", 1)).limitedTo(STRETCH);
        return contacts.list(scope, find).stream().map(Stored::state).toList();
    }

    ContactSummary summary(Scope scope) {
        JsonObject group = new JsonObject()
                .put("_id", new JsonObject().put("type", "$contact_type").put("active", "$is_active"))
                .put("count", new JsonObject().put("$sum", 1));
        return ContactSummary.of(contacts.aggregate(scope, new JsonArray().add(new JsonObject().put("$group", group))));
    }

    private static Change<Contact> change(Contact contact, ContactDecision decision) {
        return switch (decision) {
            case Changed(Contact after, var event) -> new Change.To<>(after, List.of(draft(event)));
            case Unchanged unchanged -> new Change.Keep<>();
            case Deleted(var event) -> new Change.To<>(contact, List.of(draft(event)));
            case InUse(long uses) -> new Change.Refuse<>(inUse(uses));
            case NoSuchPart part -> new Change.Refuse<>(Problem.notFound());
            case Refused(List<Fault> faults) -> new Change.Refuse<>(Problem.invalid(faults));
        };
    }

    private static EventDraft draft(ContactEvents.ContactEvent event) {
        return new EventDraft(event.type(), event);
    }

    private static Problem inUse(long uses) {
        return Problem.of(
                        ProblemCode.IN_USE,
                        "Tickets or vehicles name this contact, " + uses
                                + " in all, so it cannot be deleted. With force=true it is put out of use instead.")
                .with("uses", uses);
    }

    private static Stored<Contact> unlessTaken(Supplier<Stored<Contact>> write) {
        try {
            return write.get();
        } catch (DuplicateKey taken) {
            throw new RefusedException(
                    taken.isOn(Contact.GSTIN_KEY)
                            ? taken(ProblemCode.GSTIN_TAKEN, "/gstin", "gstin is taken by another contact.")
                            : taken(ProblemCode.EMAIL_TAKEN, "/email", "email is taken by another contact."));
        }
    }

    private static Problem taken(ProblemCode code, String pointer, String message) {
        return Problem.of(code, List.of(new Fault(pointer, message)));
    }
}
