package battwheels.sales;

import battwheels.contacts.ContactParty;
import battwheels.ledger.AccountCard;
import battwheels.ledger.AccountType;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.sales.ReceiptState.Cancelled;
import battwheels.sales.ReceiptState.Cancelling;
import battwheels.sales.ReceiptState.Recorded;
import battwheels.sales.ReceiptState.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what a body is as a receipt, and its moves: pure. Whether the book takes it is the book's decision. */
final class ReceiptRules {
    static final int ALLOCATIONS_MAX = 100;

    private static final int REFERENCE = 100;
    private static final int NOTES = 2_000;
    private static final Change<Receipt> KEEP = new Change.Keep<>();

    /**
     * What a receipt needs to know beside the body.
     *
     * @param party the customer; null: there is none of that id
     * @param invoices those of the allocations that there are, by id
     * @param deposit the account that the body names; null: it names none, or there is none
     */
    record Known(
            @Nullable ContactParty party,
            Map<String, Invoice> invoices,
            @Nullable AccountCard deposit,
            LocalDate today) {}

    private ReceiptRules() {}

    static Faults check(ReceiptForm form, Known known) {
        @Nullable LocalDate day = form.paymentDate();
        Money amount = form.amount() == null ? Money.ZERO : form.amount();
        Faults faults = new Faults()
                .require(known.party() != null, "customer_id", "must be the id of a contact of this organization")
                .require(amount.paise() > 0, "amount", "must be more than 0")
                .require(!form.charges().isNegative(), "bank_charges", "must not be negative")
                .require(form.charges().compareTo(amount) <= 0, "bank_charges", "must not be more than amount")
                .require(!form.tax().isNegative(), "tax_amount", "must not be negative")
                .require(day == null || !day.isAfter(known.today()), "payment_date", "must not be after today")
                .text("reference_number", form.referenceNumber(), REFERENCE)
                .text("notes", form.notes(), NOTES)
                .require(
                        form.depositToAccount() == null || isPlaceForMoney(known.deposit()),
                        "deposit_to_account",
                        "must be an account of assets in use that documents may not post to alone")
                .<ReceiptForm.Part>each(
                        "allocations", form.allocations(), ALLOCATIONS_MAX, (part, at) -> check(part, known, at));
        List<ReceiptForm.Part> parts = Objects.requireNonNullElse(form.allocations(), List.of());
        faults.require(parts.isEmpty() || !form.retainer(), "allocations", "must be empty for a retainer");
        return faults.any() ? faults : sums(form, parts, faults);
    }

    private static Faults sums(ReceiptForm form, List<ReceiptForm.Part> parts, Faults faults) {
        long distinct =
                parts.stream().map(ReceiptForm.Part::invoiceId).distinct().count();
        long allocated = parts.stream()
                .mapToLong(part -> Objects.requireNonNull(part.amount()).paise())
                .sum();
        return faults.require(distinct == parts.size(), "allocations", "must name each invoice once")
                .require(
                        allocated <= form.worth().paise(),
                        "allocations",
                        "must not come to more than was received, " + form.worth());
    }

    private static boolean isPlaceForMoney(@Nullable AccountCard account) {
        return account != null
                && account.accountType() == AccountType.ASSET
                && !account.control()
                && account.isActive();
    }

    private static void check(ReceiptForm.Part part, Known known, Faults at) {
        @Nullable
        Invoice invoice = part.invoiceId() == null ? null : known.invoices().get(part.invoiceId());
        boolean theirs = invoice != null
                && known.party() != null
                && invoice.content().buyer().customerId().equals(known.party().contactId());
        at.require(theirs, "invoice_id", "must be the id of an invoice of this customer")
                .require(part.amount() != null && part.amount().paise() > 0, "amount", "must be more than 0");
    }

    /** The receipt that a faultless body is. */
    static Receipt written(String id, ReceiptForm form, Known known, String by, Instant now) {
        ContactParty party = Objects.requireNonNull(known.party());
        String usual = form.mode() == PaymentMode.CASH ? SystemAccount.CASH.code() : SystemAccount.BANK.code();
        return new Receipt(
                id,
                new Recording(),
                party.contactId(),
                party.name(),
                form.paymentDate() == null ? known.today() : form.paymentDate(),
                Objects.requireNonNull(form.amount()),
                form.charges(),
                form.tax(),
                form.mode(),
                known.deposit() == null ? usual : known.deposit().accountCode(),
                DraftRules.text(form.referenceNumber(), null),
                DraftRules.text(form.notes(), null),
                form.retainer(),
                Objects.requireNonNullElse(form.allocations(), List.<ReceiptForm.Part>of()).stream()
                        .map(part ->
                                new Allocation(String.valueOf(part.invoiceId()), Objects.requireNonNull(part.amount())))
                        .toList(),
                by,
                now,
                now);
    }

    static Change<Receipt> recorded(Receipt receipt, Booked entry, Instant now) {
        return switch (receipt.state()) {
            case Recording recording ->
                new Change.To<>(
                        receipt.moved(recording.recorded(entry), now), List.of(SalesEvents.received(receipt, entry)));
            case Recorded recorded -> KEEP;
            case Cancelling cancelling -> KEEP;
            case Cancelled cancelled -> KEEP;
        };
    }

    static Change<Receipt> cancelling(Receipt receipt, Step step, LocalDate today) {
        return switch (receipt.state()) {
            case Recorded recorded ->
                silently(receipt.moved(recorded.cancelling(today, step.joined(Attempts.NONE)), step.now()));
            case Cancelling cancelling ->
                cancelling.attempts().isFull()
                        ? new Change.Refuse<>(Problem.of(
                                        ProblemCode.CONCURRENT_CHANGE,
                                        "Too many others change this at the moment. Try again.")
                                .retryAfter(1))
                        : silently(receipt.moved(
                                new Cancelling(
                                        cancelling.receipt(), cancelling.date(), step.joined(cancelling.attempts())),
                                step.now()));
            case Cancelled cancelled -> KEEP;
            case Recording recording -> new Change.Refuse<>(Problem.notFound());
        };
    }

    static Change<Receipt> cancelRefused(Receipt receipt, Step step) {
        if (!(receipt.state() instanceof Cancelling cancelling)) {
            return KEEP;
        }
        Attempts left = step.left(cancelling.attempts());
        ReceiptState next = left.none(step.now())
                ? cancelling.refused()
                : new Cancelling(cancelling.receipt(), cancelling.date(), left);
        return silently(receipt.moved(next, step.now()));
    }

    static Change<Receipt> cancelled(Receipt receipt, Booked entry, Instant now) {
        return switch (receipt.state()) {
            case Cancelling cancelling ->
                new Change.To<>(
                        receipt.moved(cancelling.cancelled(entry), now),
                        List.of(SalesEvents.cancelled(receipt, entry)));
            case Recorded(Booked recorded) ->
                new Change.To<>(
                        receipt.moved(new Cancelled(recorded, entry), now),
                        List.of(SalesEvents.cancelled(receipt, entry)));
            case Recording recording -> KEEP;
            case Cancelled cancelled -> KEEP;
        };
    }

    private static Change<Receipt> silently(Receipt receipt) {
        return new Change.To<>(receipt, List.of());
    }
}
