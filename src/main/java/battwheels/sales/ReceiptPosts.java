package battwheels.sales;

import battwheels.ledger.NumberRequest;
import battwheels.ledger.Posted;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.Stored;
import battwheels.posting.ReceiptPosting;
import battwheels.sales.ReceiptState.Cancelling;
import battwheels.sales.ReceiptState.Recording;
import java.time.InstantSource;
import java.time.LocalDate;

/** The steps of a receipt that post: written where nobody reads it, posted, told. Each can be repeated. */
final class ReceiptPosts {
    private final ReceiptRepository receipts;
    private final InvoicePosts invoices;
    private final Books books;
    private final Surroundings surroundings;
    private final InstantSource clock;

    ReceiptPosts(
            ReceiptRepository receipts,
            InvoicePosts invoices,
            Books books,
            Surroundings surroundings,
            InstantSource clock) {
        this.receipts = receipts;
        this.invoices = invoices;
        this.books = books;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** The receipt with its number, and the invoices it settles brought up to it. */
    Stored<Receipt> record(Command command, Stored<Receipt> written, OrganizationCard organization) {
        Receipt receipt = written.state();
        if (!(receipt.state() instanceof Recording)) {
            // An earlier try may have died before the invoices heard of it.
            receipt.state().recordedBy().ifPresent(entry -> settle(command, receipt, entry));
            return written;
        }
        LocalDate today = surroundings.today(organization);
        NumberRequest number = new NumberRequest(
                "receipt",
                organization.fiscalYear(today),
                organization.documents().receiptPattern(),
                today,
                1);
        Posted posted = Books.undoing(
                () -> receipts.forget(command.step(), receipt.paymentId()),
                () -> books.post(
                        command.scope(), new ReceiptPosting(receipt).received().numbered(number)));
        return recorded(command, receipt.paymentId(), posted);
    }

    /** The entry stands: so does the receipt. */
    Stored<Receipt> recorded(Command command, String id, Posted posted) {
        Booked entry = Booking.of(posted, clock.instant());
        Stored<Receipt> recorded =
                receipts.change(command.step(), id, receipt -> ReceiptRules.recorded(receipt, entry, clock.instant()));
        settle(command, recorded.state(), entry);
        return recorded;
    }

    private void settle(Command command, Receipt receipt, Booked entry) {
        receipt.allocations().forEach(allocation -> invoices.settle(command, allocation.invoiceId(), entry.sequence()));
    }

    Stored<Receipt> cancel(Command command, String id) {
        LocalDate today = surroundings.today(surroundings.organization(command.scope()));
        Step step = Step.of(command, clock.instant());
        Stored<Receipt> frozen =
                receipts.change(command.firstStep(), id, receipt -> ReceiptRules.cancelling(receipt, step, today));
        if (frozen.state().state() instanceof ReceiptState.Cancelled(Booked receipt, Booked entry)) {
            settle(command, frozen.state(), entry);
        }
        if (!(frozen.state().state() instanceof Cancelling cancelling)) {
            return frozen;
        }
        Posted posted = Books.undoing(
                () -> receipts.change(
                        command.step(),
                        id,
                        receipt -> ReceiptRules.cancelRefused(receipt, Step.of(command, clock.instant()))),
                () -> books.post(
                        command.scope(),
                        new ReceiptPosting(frozen.state())
                                .cancelled(cancelling.receipt().entryId(), cancelling.date())));
        return cancelledBy(command, id, posted);
    }

    /** The entry that took it back stands. */
    Stored<Receipt> cancelledBy(Command command, String id, Posted posted) {
        Booked entry = Booking.of(posted, clock.instant());
        Stored<Receipt> cancelled =
                receipts.change(command.step(), id, receipt -> ReceiptRules.cancelled(receipt, entry, clock.instant()));
        settle(command, cancelled.state(), entry);
        return cancelled;
    }
}
