package battwheels.sales;

import battwheels.contacts.ContactParty;
import battwheels.ledger.AccountCard;
import battwheels.ledger.OpenItem;
import battwheels.ledger.SystemAccount;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on receipts: load, decide, post, save. */
final class Receipts {
    private static final String PATH = "/api/v1/payments-received/";
    private static final int OPEN_INVOICES = 100;

    /** A receipt just recorded, and what of it became a credit. */
    record Taken(ReceiptView payment, Money overpaymentCredited) {}

    /** A receipt of one invoice, and how the invoice stands by it. */
    record Paid(ReceiptView payment, Money newBalance, InvoiceStatus newStatus) {}

    record Open(List<InvoiceRow> openInvoices, List<CreditView> availableCredits, Money totalAvailableCredits) {}

    private final ReceiptRepository receipts;
    private final ReceiptPosts posts;
    private final InvoiceRepository invoices;
    private final Credits credits;
    private final Books books;
    private final Surroundings surroundings;
    private final InstantSource clock;

    Receipts(
            ReceiptRepository receipts,
            ReceiptPosts posts,
            InvoiceRepository invoices,
            Books books,
            Surroundings surroundings,
            InstantSource clock) {
        this.receipts = receipts;
        this.posts = posts;
        this.invoices = invoices;
        this.credits = new Credits(books);
        this.books = books;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    Reply list(Command command) {
        return new Reply.Listing(receipts.page(command).map(stored -> view(command.scope(), stored.state())));
    }

    Reply get(Command command) {
        return shown(command.scope(), receipts.get(command.scope(), paymentId(command)));
    }

    /** As readers see it. */
    ReceiptView view(Command command, String paymentId) {
        return view(command.scope(), receipts.get(command.scope(), paymentId).state());
    }

    private Reply shown(Scope scope, Stored<Receipt> stored) {
        return new Reply.Resource(view(scope, stored.state()), stored.version());
    }

    private ReceiptView view(Scope scope, Receipt receipt) {
        List<ReceiptView.Settled> settled = receipt.allocations().stream()
                .flatMap(allocation -> invoices.find(scope, allocation.invoiceId()).stream()
                        .map(found -> ReceiptView.Settled.of(found.state(), allocation.amount())))
                .toList();
        @Nullable
        OpenItem credit = receipt.rest().paise() == 0
                ? null
                : books.item(scope, SystemAccount.CUSTOMER_ADVANCES, receipt.paymentId())
                        .orElse(null);
        return ReceiptView.of(receipt, settled, credit);
    }

    Reply record(Command command) {
        ReceiptForm form = command.body(ReceiptForm.class);
        Stored<Receipt> recorded = recorded(command, spread(command.scope(), form));
        ReceiptView view = view(command.scope(), recorded.state());
        return new Reply.Created(new Taken(view, recorded.state().rest()), recorded.version(), PATH + view.paymentId());
    }

    /** An invoice named without an amount gets what it is open by, as far as the money goes. */
    private ReceiptForm spread(Scope scope, ReceiptForm form) {
        boolean named = form.invoiceId() != null && !form.invoiceId().isBlank();
        if (!named || (form.allocations() != null && !form.allocations().isEmpty())) {
            return form;
        }
        String invoiceId = Objects.requireNonNull(form.invoiceId());
        Money open = books.settlement(scope, invoiceId).balance();
        ReceiptForm whole = form.of(String.valueOf(form.customerId()), invoiceId);
        return open.paise() == 0 || open.compareTo(form.worth()) >= 0 ? whole : whole.limited(open);
    }

    /** The receipt of an earlier try, or a new one, in the book. */
    private Stored<Receipt> recorded(Command command, ReceiptForm form) {
        String id = command.newId("pay");
        OrganizationCard organization = surroundings.organization(command.scope());
        Optional<Stored<Receipt>> before =
                command.idempotency().repeated() ? receipts.find(command.scope(), id) : Optional.empty();
        return posts.record(command, before.orElseGet(() -> written(command, id, form, organization)), organization);
    }

    private Stored<Receipt> written(Command command, String id, ReceiptForm form, OrganizationCard organization) {
        ReceiptRules.Known known = known(command.scope(), form, organization);
        Faults faults = ReceiptRules.check(form, known);
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
        String by = command.principal().actor().id();
        return receipts.create(command, ReceiptRules.written(id, form, known, by, clock.instant()));
    }

    private ReceiptRules.Known known(Scope scope, ReceiptForm form, OrganizationCard organization) {
        Optional<ContactParty> party = surroundings.contact(scope, form.customerId());
        Map<String, Invoice> named = new HashMap<>();
        Objects.requireNonNullElse(form.allocations(), List.<ReceiptForm.Part>of()).stream()
                .limit(ReceiptRules.ALLOCATIONS_MAX)
                .map(ReceiptForm.Part::invoiceId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> invoices.find(scope, id).ifPresent(found -> named.put(id, found.state())));
        @Nullable
        AccountCard deposit = form.depositToAccount() == null
                ? null
                : books.account(scope, form.depositToAccount()).orElse(null);
        return new ReceiptRules.Known(party.orElse(null), named, deposit, surroundings.today(organization));
    }

    /** A receipt of one invoice: {@code POST /invoices/{id}/payments}. */
    Reply pay(Command command) {
        String invoiceId = command.path("invoice_id");
        Invoice invoice = invoices.get(command.scope(), invoiceId).state();
        ReceiptForm form =
                command.body(ReceiptForm.class).of(invoice.content().buyer().customerId(), invoiceId);
        if (!command.idempotency().repeated()) {
            refuseMoreThanOpen(command, invoice, form);
        }
        Stored<Receipt> recorded = recorded(command, form);
        OrganizationCard organization = surroundings.organization(command.scope());
        Invoice after = invoices.get(command.scope(), invoiceId).state();
        Paid paid = new Paid(
                view(command.scope(), recorded.state()),
                after.settlement().balance(),
                InvoiceStatus.of(after, surroundings.today(organization)));
        return new Reply.Created(
                paid, recorded.version(), PATH + recorded.state().paymentId());
    }

    /** Spares the book what it would refuse; it decides all the same. */
    private void refuseMoreThanOpen(Command command, Invoice invoice, ReceiptForm form) {
        OrganizationCard organization = surroundings.organization(command.scope());
        InvoiceRules.requireIssued(invoice, surroundings.today(organization), "paid");
        Money open = books.settlement(command.scope(), invoice.invoiceId()).balance();
        if (form.worth().compareTo(open) > 0) {
            throw exceeded(invoice.invoiceId(), open);
        }
    }

    private static RefusedException exceeded(String invoiceId, Money open) {
        return new RefusedException(
                Problem.of(ProblemCode.BALANCE_EXCEEDED, "Only " + open + " is open on this document.")
                        .with("document_id", invoiceId)
                        .with("balance_due", open));
    }

    Reply cancel(Command command) {
        receipts.get(command.scope(), paymentId(command));
        posts.cancel(command, paymentId(command));
        return new Reply.Empty();
    }

    /** What a customer owes and has left, each the oldest first. */
    Reply open(Command command) {
        String customerId = command.path("customer_id");
        if (surroundings.contact(command.scope(), customerId).isEmpty()) {
            throw new RefusedException(Problem.notFound());
        }
        var today = surroundings.today(surroundings.organization(command.scope()));
        List<InvoiceRow> owed = invoices.list(command.scope(), InvoiceSearch.openOf(customerId), OPEN_INVOICES).stream()
                .map(stored -> InvoiceRow.of(stored.state(), today))
                .toList();
        List<CreditView> left = credits.open(command.scope(), customerId).stream()
                .map(CreditView::of)
                .toList();
        Money total = left.stream().map(CreditView::amount).reduce(Money.ZERO, Money::plus);
        return new Reply.Plain(new Open(owed, left, total));
    }

    Reply listCredits(Command command) {
        List<CreditView> left = credits
                .open(command.scope(), command.query().text("customer_id").orElse(null))
                .stream()
                .map(CreditView::of)
                .toList();
        return new Reply.Listing(new Slice<>(left, left.size(), null));
    }

    private static String paymentId(Command command) {
        return command.path("payment_id");
    }
}
