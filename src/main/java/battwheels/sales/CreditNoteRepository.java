package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Where credit notes are kept. One that is not in the book yet is there to nobody but who issues it. */
final class CreditNoteRepository {
    private static final AggregateType<CreditNote> TYPE = AggregateType.of(
                    "credit_note",
                    CollectionSpec.named("credit_notes").indexed("issued,credit_note_date", "invoice_id"),
                    CreditNote.class)
            .derived(CreditNoteRepository::derived);

    private final AggregateStore<CreditNote> notes;

    CreditNoteRepository(Kernel kernel) {
        this.notes = kernel.aggregates(TYPE);
    }

    private static Map<String, Object> derived(CreditNote note) {
        Booked entry = note.entry();
        return Map.of(
                "issued",
                entry != null,
                "credit_note_number",
                entry == null ? "" : Objects.requireNonNullElse(entry.number(), ""),
                "customer_id",
                note.buyer().customerId());
    }

    Optional<Stored<CreditNote>> find(Scope scope, String id) {
        return notes.find(scope, id);
    }

    /** Ends the command with 404 when readers see none. */
    Stored<CreditNote> get(Scope scope, String id) {
        return notes.find(scope, id)
                .filter(stored -> stored.state().entry() != null)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    Stored<CreditNote> create(Command command, CreditNote note) {
        return notes.create(command, note.creditNoteId(), note, List.of());
    }

    Stored<CreditNote> change(Command command, String id, Function<CreditNote, Change<CreditNote>> decide) {
        return notes.change(command, id, decide);
    }

    /** What the book refused was never there. */
    void forget(Command command, String id) {
        notes.delete(command, id, note -> new Change.To<>(note, List.of()));
    }

    Slice<Stored<CreditNote>> page(Command command) {
        Query query = command.query();
        JsonObject filter = new JsonObject().put("issued", true);
        query.text("customer_id").ifPresent(id -> filter.put("customer_id", id));
        query.text("invoice_id").ifPresent(id -> filter.put("invoice_id", id));
        DocumentSearch.between(filter, "credit_note_date", query, "date_from", "date_to");
        return notes.page(
                command.scope(), filter, command.page(), command.page().sortBy());
    }

    /** Those behind an id in the order of ids, whether readers see them or not. */
    List<Stored<CreditNote>> following(Scope scope, String after, int most) {
        return notes.following(scope, after, most);
    }
}
