package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The operations on invoices: load, decide, save, post. */
final class Invoices {
    private static final String PATH = "/api/v1/invoices/";

    /** Why something is done, for those who read it later. */
    record Reason(@Nullable String reason, @Nullable Money amount) {
        String words() {
            return reason == null || reason.isBlank() ? "no reason given" : reason.strip();
        }
    }

    private final InvoiceRepository invoices;
    private final ReceiptRepository receipts;
    private final InvoicePosts posts;
    private final InvoiceDrafts drafts;
    private final Books books;
    private final Surroundings surroundings;
    private final InstantSource clock;

    Invoices(
            InvoiceRepository invoices,
            ReceiptRepository receipts,
            InvoicePosts posts,
            InvoiceDrafts drafts,
            Books books,
            Surroundings surroundings,
            InstantSource clock) {
        this.invoices = invoices;
        this.receipts = receipts;
        this.posts = posts;
        this.drafts = drafts;
        this.books = books;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    Reply list(Command command) {
        LocalDate today = today(command);
        return new Reply.Listing(invoices.page(command, today).map(stored -> InvoiceRow.of(stored.state(), today)));
    }

    Reply summary(Command command) {
        return new Reply.Plain(
                InvoiceSummary.of(invoices.aggregate(command.scope(), InvoiceSummary.stages(today(command)))));
    }

    Reply create(Command command) {
        InvoiceForm form = command.body(InvoiceForm.class);
        Stored<Invoice> made = madeBefore(command, id(command)).orElseGet(() -> written(command, form));
        return created(command, made);
    }

    private java.util.Optional<Stored<Invoice>> madeBefore(Command command, String id) {
        return command.idempotency().repeated() ? invoices.find(command.scope(), id) : java.util.Optional.empty();
    }

    private static String id(Command command) {
        return command.newId("inv");
    }

    private Stored<Invoice> written(Command command, InvoiceForm form) {
        Origin origin = new Origin(ticket(command, form.ticketId()), null, null);
        OrganizationCard organization = surroundings.organization(command.scope());
        InvoiceContent content = InvoiceDrafts.content(form, null, drafts.known(command, form, organization));
        return drafted(command, content, origin);
    }

    private @Nullable String ticket(Command command, @Nullable String named) {
        if (named == null || named.isBlank()) {
            return null;
        }
        InvoiceDrafts.refuse(new Faults()
                .require(
                        surroundings.ticket(command.scope(), named).isPresent(),
                        "ticket_id",
                        "must be the id of a ticket of this organization"));
        return named;
    }

    private Stored<Invoice> drafted(Command command, InvoiceContent content, Origin origin) {
        return made(command, draft(command, id(command), content, origin));
    }

    private Invoice draft(Command command, String id, InvoiceContent content, Origin origin) {
        return new Invoice(
                id,
                new InvoiceState.Draft(),
                content,
                Settlement.NONE,
                List.of(),
                origin,
                null,
                command.principal().actor().id(),
                clock.instant(),
                clock.instant());
    }

    private Stored<Invoice> made(Command command, Invoice invoice) {
        return invoices.create(command, invoice, List.of(SalesEvents.created(invoice)));
    }

    /** The draft that an estimate became, under the id that the estimate names; made again where a crash kept it from being made. */
    Reply ofEstimate(Command command, String invoiceId, Estimate estimate, LocalDate today) {
        Origin origin = new Origin(estimate.ticketId(), estimate.estimateId(), null);
        InvoiceContent offered = estimate.content();
        return madeOf(command, invoiceId, origin, offered.buyer(), terms -> offered.billed(today, terms));
    }

    /** The draft of what an order claimed for it. */
    Reply ofOrder(Command command, SalesOrder order, OrderBill bill, LocalDate today) {
        Origin from = order.origin();
        Origin origin = new Origin(from.ticketId(), from.estimateId(), order.salesorderId());
        InvoiceContent ordered = order.content();
        return madeOf(
                command,
                bill.invoiceId(),
                origin,
                ordered.buyer(),
                terms -> OrderBilling.billed(ordered, bill, today, terms));
    }

    private Reply madeOf(
            Command command, String invoiceId, Origin origin, Buyer buyer, IntFunction<InvoiceContent> says) {
        Stored<Invoice> made = invoices.find(command.scope(), invoiceId).orElseGet(() -> {
            int terms = surroundings
                    .contact(command.scope(), buyer.customerId())
                    .map(battwheels.contacts.ContactParty::paymentTerms)
                    .orElse(30);
            return made(command.step(), draft(command, invoiceId, says.apply(terms), origin));
        });
        return created(command, made);
    }

    /** What an earlier try of a repeated command drafted. */
    Reply shownAgain(Command command, String invoiceId) {
        return created(command, invoices.get(command.scope(), invoiceId));
    }

    /** Whether there is no such invoice any more, or only one that is void. */
    boolean isTakenBack(Scope scope, String invoiceId) {
        return invoices.find(scope, invoiceId)
                .map(stored -> stored.state().state() instanceof InvoiceState.Voided)
                .orElse(true);
    }

    private Reply created(Command command, Stored<Invoice> made) {
        return new Reply.Created(
                view(command, made), made.version(), PATH + made.state().invoiceId());
    }

    /** A draft that says the same, dated today. */
    Reply copy(Command command) {
        Invoice original = invoices.get(command.scope(), invoiceId(command)).state();
        InvoiceForm redated = new InvoiceForm(
                null,
                null,
                today(command),
                null,
                original.content().paymentTerms(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        OrganizationCard organization = surroundings.organization(command.scope());
        InvoiceContent content =
                InvoiceDrafts.content(redated, original.content(), drafts.known(command, redated, organization));
        return created(
                command, madeBefore(command, id(command)).orElseGet(() -> drafted(command, content, Origin.NONE)));
    }

    Reply get(Command command) {
        Stored<Invoice> stored = invoices.get(command.scope(), invoiceId(command));
        return shown(command, stored);
    }

    Reply update(Command command) {
        InvoiceForm form = command.body(InvoiceForm.class);
        String id = invoiceId(command);
        OrganizationCard organization = surroundings.organization(command.scope());
        posts.mend(command, id);
        DraftRules.Known known = drafts.known(command, form, organization);
        return shown(
                command,
                invoices.change(
                        command,
                        id,
                        invoice -> InvoiceRules.edited(
                                invoice,
                                form,
                                InvoiceDrafts.content(form, invoice.content(), known),
                                clock.instant(),
                                known.today())));
    }

    /** A draft goes; what is out is void instead, where that is asked. */
    Reply delete(Command command) {
        String id = invoiceId(command);
        posts.mend(command, id);
        Stored<Invoice> stored = invoices.get(command.scope(), id);
        InvoiceState state = stored.state().state();
        boolean draft = state.issuedBy().isEmpty();
        if (draft || !command.query().flag("force").orElse(false)) {
            LocalDate today = today(command);
            invoices.delete(command, id, invoice -> InvoiceRules.deleted(invoice, today, clock.instant()));
        } else {
            if (state instanceof InvoiceState.Issued) {
                command.expect(stored.version());
            }
            posts.voided(command, id, "deleted");
        }
        return new Reply.Empty();
    }

    Reply issue(Command command) {
        return shown(command, posts.issue(command, invoiceId(command)));
    }

    Reply voided(Command command) {
        return shown(
                command,
                posts.voided(
                        command, invoiceId(command), command.body(Reason.class).words()));
    }

    Reply writeOff(Command command) {
        Reason body = command.body(Reason.class);
        String id = invoiceId(command);
        Money amount =
                body.amount() == null ? books.settlement(command.scope(), id).balance() : body.amount();
        boolean repeated = command.idempotency().completed();
        if (amount.paise() <= 0 && !repeated) {
            InvoiceRules.requireIssued(invoices.get(command.scope(), id).state(), today(command), "written_off");
            throw new RefusedException(Problem.of(ProblemCode.BALANCE_EXCEEDED, "Nothing is open on this invoice.")
                    .with("document_id", id)
                    .with("balance_due", Money.ZERO));
        }
        return shown(
                command,
                repeated ? invoices.get(command.scope(), id) : posts.writeOff(command, id, amount, body.words()));
    }

    private Reply shown(Command command, Stored<Invoice> stored) {
        return new Reply.Resource(view(command, stored), stored.version());
    }

    InvoiceView view(Command command, Stored<Invoice> stored) {
        Invoice invoice = stored.state();
        List<InvoiceView.Payment> payments = invoice.settlement().paid().paise() == 0
                ? List.of()
                : receipts.of(command.scope(), invoice.invoiceId()).stream()
                        .flatMap(receipt -> InvoiceView.Payment.of(receipt, invoice.invoiceId()))
                        .toList();
        return InvoiceView.of(invoice, today(command), payments);
    }

    private LocalDate today(Command command) {
        return surroundings.today(surroundings.organization(command.scope()));
    }

    private static String invoiceId(Command command) {
        return command.path("invoice_id");
    }
}
