package battwheels.sales;

import battwheels.ledger.SystemAccount;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on credit notes. */
final class CreditNotes {
    private final CreditNoteRepository notes;
    private final CreditNotePosts posts;
    private final InvoiceRepository invoices;
    private final Books books;
    private final Surroundings surroundings;
    private final InstantSource clock;

    CreditNotes(
            CreditNoteRepository notes,
            CreditNotePosts posts,
            InvoiceRepository invoices,
            Books books,
            Surroundings surroundings,
            InstantSource clock) {
        this.notes = notes;
        this.posts = posts;
        this.invoices = invoices;
        this.books = books;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    Reply list(Command command) {
        return new Reply.Listing(notes.page(command).map(stored -> view(command.scope(), stored.state())));
    }

    Reply get(Command command) {
        Stored<CreditNote> stored = notes.get(command.scope(), command.path("credit_note_id"));
        return new Reply.Resource(view(command.scope(), stored.state()), stored.version());
    }

    private CreditNoteView view(Scope scope, CreditNote note) {
        return CreditNoteView.of(
                note,
                books.item(scope, SystemAccount.REFUND_PAYABLE, note.creditNoteId())
                        .orElse(null));
    }

    Reply create(Command command) {
        String id = command.newId("cn");
        OrganizationCard organization = surroundings.organization(command.scope());
        Optional<Stored<CreditNote>> before =
                command.idempotency().repeated() ? notes.find(command.scope(), id) : Optional.empty();
        Stored<CreditNote> issued =
                posts.issue(command, before.orElseGet(() -> written(command, id, organization)), organization);
        return new Reply.Created(view(command.scope(), issued.state()), issued.version(), "/api/v1/credit-notes/" + id);
    }

    private Stored<CreditNote> written(Command command, String id, OrganizationCard organization) {
        CreditNoteForm form = command.body(CreditNoteForm.class);
        LocalDate today = surroundings.today(organization);
        @Nullable
        Invoice invoice = form.originalInvoiceId() == null
                ? null
                : invoices.find(command.scope(), form.originalInvoiceId())
                        .map(Stored::state)
                        .orElse(null);
        Faults faults = CreditNoteRules.check(form, invoice, today);
        if (faults.any() || invoice == null) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        InvoiceRules.requireIssued(invoice, today, "credited");
        CreditNote note = CreditNoteRules.written(
                id,
                form,
                invoice,
                "li_" + command.idempotency().target(),
                command.principal().actor().id(),
                today,
                clock.instant());
        if (note.totals().grandTotal().paise() <= 0) {
            throw new RefusedException(Problem.invalid("/line_items", "line_items must come to more than nothing."));
        }
        return notes.create(command, note);
    }
}
