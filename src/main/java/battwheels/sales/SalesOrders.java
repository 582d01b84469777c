package battwheels.sales;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on sales orders. */
final class SalesOrders {
    private static final String PATH = "/api/v1/sales-orders/";
    private static final String SERIES = "SO";

    record Words(@Nullable String reason) {}

    private final SalesOrderRepository orders;
    private final NumberSlots slots;
    private final InvoiceDrafts drafts;
    private final Surroundings surroundings;
    private final InstantSource clock;

    SalesOrders(
            SalesOrderRepository orders,
            NumberSlots slots,
            InvoiceDrafts drafts,
            Surroundings surroundings,
            InstantSource clock) {
        this.orders = orders;
        this.slots = slots;
        this.drafts = drafts;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    Reply list(Command command) {
        return new Reply.Listing(orders.page(command).map(stored -> SalesOrderView.of(stored.state())));
    }

    Reply get(Command command) {
        return shown(orders.get(command.scope(), id(command)));
    }

    Reply summary(Command command) {
        return new Reply.Plain(SalesOrderSummary.of(orders.aggregate(command.scope(), SalesOrderSummary.stages())));
    }

    Reply fulfillments(Command command) {
        return new Reply.Plain(
                SalesOrderSummary.Fulfilled.of(orders.aggregate(command.scope(), SalesOrderSummary.stages())));
    }

    Reply create(Command command) {
        String id = command.newId("so");
        return created(numbered(command, madeBefore(command, id).orElseGet(() -> written(command, id))));
    }

    private Optional<Stored<SalesOrder>> madeBefore(Command command, String id) {
        return command.idempotency().repeated() ? orders.find(command.scope(), id) : Optional.empty();
    }

    private Stored<SalesOrder> written(Command command, String id) {
        SalesOrderForm body = command.body(SalesOrderForm.class);
        InvoiceForm form = body.asInvoice(true);
        InvoiceContent content =
                InvoiceDrafts.content(form, null, drafts.known(command, form, organization(command.scope())));
        return orders.create(command, begun(command, id, content, body.terms(OrderTerms.NONE), Origin.NONE, null));
    }

    private SalesOrder begun(
            Command command,
            String id,
            InvoiceContent content,
            OrderTerms terms,
            Origin origin,
            @Nullable String estimateNumber) {
        String by = command.principal().actor().id();
        return SalesOrder.begun(id, content, terms, origin, estimateNumber, by, clock.instant());
    }

    /** The draft that an estimate became, under the id that the estimate names. */
    Reply ofEstimate(Command command, String id, Estimate estimate) {
        Stored<SalesOrder> made = orders.find(command.scope(), id).orElseGet(() -> {
            LocalDate today = surroundings.today(organization(command.scope()));
            InvoiceContent content = estimate.content().billed(today, SalesOrderForm.USUAL_DAYS);
            Origin origin = new Origin(estimate.ticketId(), estimate.estimateId(), null);
            return orders.create(
                    command.step(), begun(command, id, content, OrderTerms.NONE, origin, estimate.number()));
        });
        return created(numbered(command, made));
    }

    /** The order with its number; a crash before it has one is mended here, or by whoever hears that it was made. */
    Stored<SalesOrder> numbered(Command command, Stored<SalesOrder> written) {
        SalesOrder order = written.state();
        if (order.number() != null) {
            return written;
        }
        OrganizationCard organization = organization(command.scope());
        String year = organization.fiscalYear(order.content().invoiceDate());
        NumberSlots.Series series =
                new NumberSlots.Series(SERIES, organization.documents().salesOrderPattern(), year);
        String number = slots.of(command.scope(), series, order.salesorderId());
        return orders.change(
                command.step(),
                order.salesorderId(),
                any -> any.number() != null ? new Change.Keep<>() : new Change.To<>(any.numbered(number), List.of()));
    }

    Reply update(Command command) {
        SalesOrderForm body = command.body(SalesOrderForm.class);
        InvoiceForm form = body.asInvoice(false);
        DraftRules.Known known = drafts.known(command, form, organization(command.scope()));
        return shown(orders.change(
                command,
                id(command),
                order -> SalesOrderRules.edited(
                        order,
                        InvoiceDrafts.content(form, order.content(), known),
                        body.terms(order.terms()),
                        doing(command))));
    }

    Reply delete(Command command) {
        orders.delete(command, id(command), SalesOrderRules::deleted);
        return new Reply.Empty();
    }

    Reply move(Command command, SalesOrderStatus to) {
        @Nullable String reason = command.body(Words.class).reason();
        @Nullable String words = command.query().text("reason").orElse(reason);
        return shown(
                orders.change(command, id(command), order -> SalesOrderRules.moved(order, to, words, doing(command))));
    }

    /** A draft that orders the same, dated today. */
    Reply copy(Command command) {
        SalesOrder original = orders.get(command.scope(), id(command)).state();
        String id = command.newId("so");
        LocalDate today = surroundings.today(organization(command.scope()));
        return created(numbered(
                command,
                madeBefore(command, id)
                        .orElseGet(() -> orders.create(
                                command,
                                begun(
                                        command,
                                        id,
                                        original.content().billed(today, SalesOrderForm.USUAL_DAYS),
                                        original.terms(),
                                        Origin.NONE,
                                        null)))));
    }

    Reply fulfill(Command command) {
        FulfillmentForm form = command.body(FulfillmentForm.class);
        LocalDate today = surroundings.today(organization(command.scope()));
        String fulfillmentId = command.newId("ful");
        SalesOrderRules.Doing doing = doing(command);
        return shown(orders.change(
                command,
                id(command),
                order -> SalesOrderRules.fulfilled(
                        order, form.made(fulfillmentId, order, today, doing.by(), doing.now()), doing)));
    }

    private SalesOrderRules.Doing doing(Command command) {
        return new SalesOrderRules.Doing(command.principal().actor().id(), clock.instant());
    }

    private OrganizationCard organization(Scope scope) {
        return surroundings.organization(scope);
    }

    private static Reply created(Stored<SalesOrder> stored) {
        SalesOrder order = stored.state();
        return new Reply.Created(SalesOrderView.of(order), stored.version(), PATH + order.salesorderId());
    }

    private static Reply shown(Stored<SalesOrder> stored) {
        return new Reply.Resource(SalesOrderView.of(stored.state()), stored.version());
    }

    private static String id(Command command) {
        return command.path("salesorder_id");
    }
}
