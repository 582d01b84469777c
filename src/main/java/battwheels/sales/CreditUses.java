package battwheels.sales;

import battwheels.ledger.AccountCard;
import battwheels.ledger.AccountType;
import battwheels.ledger.Posted;
import battwheels.ledger.SystemAccount;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations that use a customer's credit. The entry is the only record of it, under an id of its own. */
final class CreditUses {
    private static final int REFERENCE = 100;
    private static final int NOTES = 300;

    record Application(
            @Nullable String creditId,
            @Nullable String invoiceId,
            @Nullable Money amount) {}

    record Applied(
            String creditId,
            String invoiceId,
            Money amountApplied,
            Money creditBalance,
            Money newBalance,
            InvoiceStatus newStatus,
            String entryId) {}

    record RefundForm(
            @Nullable Money amount,
            @Nullable LocalDate refundDate,
            @Nullable PaymentMode paymentMode,
            @Nullable String paidFromAccount,
            @Nullable String referenceNumber,
            @Nullable String notes) {}

    record Refunded(
            String refundId,
            String creditId,
            Money amount,
            LocalDate refundDate,
            PaymentMode paymentMode,
            @Nullable String referenceNumber,
            Money creditBalance,
            String entryId) {}

    private final Credits credits;
    private final InvoicePosts invoices;
    private final InvoiceRepository repository;
    private final Books books;
    private final Surroundings surroundings;

    CreditUses(InvoicePosts invoices, InvoiceRepository repository, Books books, Surroundings surroundings) {
        this.credits = new Credits(books);
        this.invoices = invoices;
        this.repository = repository;
        this.books = books;
        this.surroundings = surroundings;
    }

    Reply apply(Command command) {
        Application body = command.body(Application.class);
        Optional<Credits.Credit> credit =
                body.creditId() == null ? Optional.empty() : credits.find(command.scope(), body.creditId());
        Optional<Stored<Invoice>> invoice =
                body.invoiceId() == null ? Optional.empty() : repository.find(command.scope(), body.invoiceId());
        Money amount = body.amount() == null ? Money.ZERO : body.amount();
        Faults faults = new Faults()
                .require(credit.isPresent(), "credit_id", "must be the id of a credit of this organization")
                .require(invoice.isPresent(), "invoice_id", "must be the id of an invoice of this organization")
                .require(amount.paise() > 0, "amount", "must be more than 0");
        if (credit.isPresent() && invoice.isPresent()) {
            faults.require(
                    credit.get()
                            .item()
                            .contactId()
                            .equals(invoice.get().state().content().buyer().customerId()),
                    "invoice_id",
                    "must be the id of an invoice of the customer whose credit it is");
        }
        if (faults.any() || credit.isEmpty() || invoice.isEmpty()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        return new Reply.Plain(
                applied(command, credit.get(), invoice.get().state().invoiceId(), amount));
    }

    private Applied applied(Command command, Credits.Credit credit, String invoiceId, Money amount) {
        LocalDate today = surroundings.today(surroundings.organization(command.scope()));
        Posted posted = credits.apply(command, credit, invoiceId, amount, today);
        Invoice after = invoices.settle(command, invoiceId, posted.sequence()).state();
        return new Applied(
                credit.item().documentId(),
                invoiceId,
                amount,
                left(command, credit),
                after.settlement().balance(),
                InvoiceStatus.of(after, today),
                posted.entryId());
    }

    private Money left(Command command, Credits.Credit credit) {
        return credits.get(command.scope(), credit.item().documentId()).item().balance();
    }

    /** Pays back what a document left: {@code path} names its id. */
    Reply refund(Command command, String path) {
        RefundForm form = command.body(RefundForm.class);
        Credits.Credit credit = credits.get(command.scope(), command.path(path));
        LocalDate today = surroundings.today(surroundings.organization(command.scope()));
        LocalDate day = form.refundDate() == null ? today : form.refundDate();
        Money amount = form.amount() == null ? Money.ZERO : form.amount();
        PaymentMode mode = form.paymentMode() == null ? PaymentMode.CASH : form.paymentMode();
        @Nullable
        AccountCard account = form.paidFromAccount() == null
                ? null
                : books.account(command.scope(), form.paidFromAccount()).orElse(null);
        Faults faults = new Faults()
                .require(amount.paise() > 0, "amount", "must be more than 0")
                .require(!day.isAfter(today), "refund_date", "must not be after today")
                .text("reference_number", form.referenceNumber(), REFERENCE)
                .text("notes", form.notes(), NOTES)
                .require(
                        form.paidFromAccount() == null
                                || (account != null
                                        && account.accountType() == AccountType.ASSET
                                        && !account.control()),
                        "paid_from_account",
                        "must be an account of assets in use that documents may not post to alone");
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        String usual = mode == PaymentMode.CASH ? SystemAccount.CASH.code() : SystemAccount.BANK.code();
        Posted posted = credits.refund(
                command, credit, account == null ? usual : account.accountCode(), amount, day, narration(form, mode));
        return new Reply.Made(new Refunded(
                command.newId("rfnd"),
                credit.item().documentId(),
                amount,
                day,
                mode,
                form.referenceNumber(),
                left(command, credit),
                posted.entryId()));
    }

    private static String narration(RefundForm form, PaymentMode mode) {
        String reference = form.referenceNumber() == null ? "" : ", " + form.referenceNumber();
        String notes = form.notes() == null || form.notes().isBlank() ? "" : ": " + form.notes();
        return "Paid back, " + mode.name().toLowerCase(java.util.Locale.ROOT) + reference + notes;
    }
}
