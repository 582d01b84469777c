package battwheels.sales;

import battwheels.ledger.NumberRequest;
import battwheels.ledger.Posted;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.posting.CreditNotePosting;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The steps of a credit note: written where nobody reads it, claimed of its invoice, posted, told. */
final class CreditNotePosts {
    private final CreditNoteRepository notes;
    private final InvoiceRepository invoices;
    private final InvoicePosts posts;
    private final Books books;
    private final Surroundings surroundings;
    private final InstantSource clock;

    CreditNotePosts(
            CreditNoteRepository notes,
            InvoiceRepository invoices,
            InvoicePosts posts,
            Books books,
            Surroundings surroundings,
            InstantSource clock) {
        this.notes = notes;
        this.invoices = invoices;
        this.posts = posts;
        this.books = books;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    Stored<CreditNote> issue(Command command, Stored<CreditNote> written, OrganizationCard organization) {
        CreditNote note = written.state();
        if (note.entry() != null) {
            told(command, note, note.entry());
            return written;
        }
        Optional<Posted> before = command.idempotency().repeated()
                ? books.posted(command.scope(), note.creditNoteId() + ":issued")
                : Optional.empty();
        if (before.isPresent()) {
            return issued(command, note.creditNoteId(), before.get());
        }
        LocalDate today = surroundings.today(organization);
        long until = Attempts.until(command.deadline());
        // Only up to the entry: once that stands, no refusal takes the note back.
        Posted posted = Books.undoing(
                () -> {
                    invoices.change(
                            command.step(),
                            note.invoiceId(),
                            invoice -> CreditNoteRules.released(invoice, note.creditNoteId(), clock.instant()));
                    notes.forget(command.step(), note.creditNoteId());
                },
                () -> {
                    invoices.change(
                            command.step(),
                            note.invoiceId(),
                            invoice -> CreditNoteRules.claimed(invoice, note, until, today, clock.instant()));
                    return post(command, note, number(organization, note));
                });
        return issued(command, note.creditNoteId(), posted);
    }

    private static NumberRequest number(OrganizationCard organization, CreditNote note) {
        return new NumberRequest(
                "credit_note",
                organization.fiscalYear(note.creditNoteDate()),
                organization.documents().creditNotePattern(),
                note.creditNoteDate(),
                1);
    }

    private Posted post(Command command, CreditNote note, NumberRequest number) {
        return books.post(
                command.scope(),
                note.invoiceId(),
                settled -> new CreditNotePosting(note).issued(settled.balance()).numbered(number));
    }

    /** The entry stands: so do the note and its claim. */
    Stored<CreditNote> issued(Command command, String id, Posted posted) {
        Booked entry = Booking.of(posted, clock.instant());
        Stored<CreditNote> issued = notes.change(
                command.step(),
                id,
                note -> note.entry() != null
                        ? new Change.Keep<>()
                        : new Change.To<>(note.booked(entry), List.of(SalesEvents.issued(note, entry))));
        told(command, issued.state(), entry);
        return issued;
    }

    /** The invoice knows of the note; again where an earlier try died before it did. */
    private void told(Command command, CreditNote note, Booked entry) {
        invoices.change(
                command.step(),
                note.invoiceId(),
                invoice -> CreditNoteRules.confirmed(invoice, note.creditNoteId(), clock.instant()));
        posts.settle(command, note.invoiceId(), entry.sequence());
    }
}
