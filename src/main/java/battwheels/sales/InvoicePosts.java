package battwheels.sales;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.NumberRequest;
import battwheels.ledger.Posted;
import battwheels.ledger.PostingRequest;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Stored;
import battwheels.posting.InvoicePosting;
import battwheels.sales.InvoiceState.Issuing;
import battwheels.sales.InvoiceState.Voiding;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * The steps of an invoice that post: freeze, post, name the entry. Each can be repeated; a crash between any two is
 * mended by repeating the command, or by {@link BooksReaction}.
 */
final class InvoicePosts {
    private final InvoiceRepository invoices;
    private final Books books;
    private final Surroundings surroundings;
    private final InstantSource clock;

    InvoicePosts(InvoiceRepository invoices, Books books, Surroundings surroundings, InstantSource clock) {
        this.invoices = invoices;
        this.books = books;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** The invoice with its number; one that had it keeps it. */
    Stored<Invoice> issue(Command command, String id) {
        OrganizationCard organization = surroundings.organization(command.scope());
        LocalDate today = surroundings.today(organization);
        Step step = step(command);
        Stored<Invoice> frozen =
                invoices.change(command.step(), id, invoice -> InvoiceRules.issue(invoice, step, organization, today));
        if (!(frozen.state().state() instanceof Issuing)) {
            return frozen;
        }
        PostingRequest request = new InvoicePosting(frozen.state())
                .issued(List.of())
                .numbered(number(organization, frozen.state().content().invoiceDate()));
        Posted posted = Books.undoing(
                () -> invoices.change(command.step(), id, invoice -> InvoiceRules.issueRefused(invoice, step(command))),
                () -> books.post(command.scope(), request));
        return issued(command, id, posted);
    }

    private static NumberRequest number(OrganizationCard organization, LocalDate day) {
        return new NumberRequest(
                "invoice",
                organization.fiscalYear(day),
                organization.documents().invoicePattern(),
                day,
                1);
    }

    /** The entry that issued it stands: the invoice says so. */
    Stored<Invoice> issued(Command command, String id, Posted posted) {
        Settlement settled = books.settlement(command.scope(), id, posted.sequence());
        Booked entry = Booking.of(posted, clock.instant());
        return invoices.change(
                command.step(), id, invoice -> InvoiceRules.issued(invoice, entry, settled, clock.instant()));
    }

    Stored<Invoice> voided(Command command, String id, String reason) {
        LocalDate today = surroundings.today(surroundings.organization(command.scope()));
        Step step = step(command);
        Stored<Invoice> frozen =
                invoices.change(command.step(), id, invoice -> InvoiceRules.voiding(invoice, step, reason, today));
        if (!(frozen.state().state() instanceof Voiding voiding)) {
            return frozen;
        }
        Posted posted = Books.undoing(
                () -> invoices.change(command.step(), id, invoice -> InvoiceRules.voidRefused(invoice, step(command))),
                () -> books.post(
                        command.scope(),
                        id,
                        settled -> new InvoicePosting(frozen.state())
                                .voided(
                                        voiding.issue().entryId(),
                                        settled,
                                        voiding.date(),
                                        voiding.reason(),
                                        List.of())));
        return voidedBy(command, id, posted);
    }

    /** The entry that took it back stands: the invoice says so. */
    Stored<Invoice> voidedBy(Command command, String id, Posted posted) {
        Settlement settled = books.settlement(command.scope(), id, posted.sequence());
        Booked entry = Booking.of(posted, clock.instant());
        return invoices.change(
                command.step(), id, invoice -> InvoiceRules.voided(invoice, entry, settled, clock.instant()));
    }

    Stored<Invoice> writeOff(Command command, String id, Money amount, String reason) {
        LocalDate today = surroundings.today(surroundings.organization(command.scope()));
        Invoice invoice = invoices.get(command.scope(), id).state();
        InvoiceRules.requireIssued(invoice, today, "written_off");
        PostingRequest request =
                new InvoicePosting(invoice).writtenOff(command.idempotency().target(), amount, today, reason);
        return settle(command, id, books.post(command.scope(), request).sequence());
    }

    /** Brings what the invoice says of its balance up to the book, an entry that moved it included. */
    Stored<Invoice> settle(Command command, String id, long including) {
        Settlement latest = books.settlement(command.scope(), id, including);
        return invoices.change(command.step(), id, invoice -> InvoiceRules.settled(invoice, latest));
    }

    /** A step that died half-way is finished where its entry stands. */
    void mend(Command command, String id) {
        Invoice invoice = invoices.get(command.scope(), id).state();
        if (invoice.state() instanceof Issuing) {
            books.posted(command.scope(), id + ":issued").ifPresent(entry -> issued(command, id, entry));
        } else if (invoice.state() instanceof Voiding) {
            books.posted(command.scope(), id + ":voided").ifPresent(entry -> voidedBy(command, id, entry));
        }
    }

    private Step step(Command command) {
        return Step.of(command, requireNonNull(clock.instant()));
    }
}
