package battwheels.sales;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Quota;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;

/**
 * Invoices of sales orders. What an invoice takes is claimed in the order first, under the invoice's id; then the draft is
 * made of the claim. A crash in between is mended by whoever repeats the command, or by hearing of the claim.
 */
final class SalesOrderInvoices {
    private final SalesOrderRepository orders;
    private final Invoices invoices;
    private final Surroundings surroundings;
    private final Quota quota;
    private final InstantSource clock;

    SalesOrderInvoices(
            SalesOrderRepository orders,
            Invoices invoices,
            Surroundings surroundings,
            Quota quota,
            InstantSource clock) {
        this.orders = orders;
        this.invoices = invoices;
        this.surroundings = surroundings;
        this.quota = quota;
        this.clock = clock;
    }

    Reply convert(Command command) {
        String id = command.path("salesorder_id");
        String invoiceId = command.newId("inv");
        if (command.idempotency().completed()) {
            return invoices.shownAgain(command, invoiceId);
        }
        boolean everything = command.query().flag("invoice_all").orElse(true);
        SalesOrderRules.Doing doing = doing(command);
        SalesOrder order = orders.get(command.scope(), id).state();
        if (SalesOrderRules.bill(order, invoiceId).isEmpty()) {
            quota.look(command.scope(), Limit.INVOICES);
        }
        SalesOrder claimed = orders.change(
                        command.firstStep(), id, any -> SalesOrderRules.billed(any, invoiceId, everything, doing))
                .state();
        return Books.undoing(
                () -> orders.change(command.step(), id, any -> SalesOrderRules.unbilled(any, invoiceId, doing)),
                () -> drafted(command, claimed, invoiceId));
    }

    private Reply drafted(Command command, SalesOrder order, String invoiceId) {
        OrderBill bill = SalesOrderRules.bill(order, invoiceId).orElseThrow();
        return invoices.ofOrder(command, order, bill, surroundings.today(surroundings.organization(command.scope())));
    }

    /** Hears that something was claimed: the draft is there, or is made now. */
    void claimed(Scope scope, JsonObject event) {
        String invoiceId = event.getJsonObject("data").getString("invoice_id");
        orders.find(scope, event.getString("subject"))
                .map(Stored::state)
                .filter(order -> SalesOrderRules.bill(order, invoiceId).isPresent())
                .ifPresent(order -> drafted(Command.inside(scope, "draftClaimedInvoice", Map.of()), order, invoiceId));
    }

    /** Hears that an invoice was taken back: what it took of its order may be billed again. */
    void takenBack(Scope scope, JsonObject event) {
        JsonObject data = event.getJsonObject("data");
        String orderId = data.getString("sales_order_id");
        String invoiceId = data.getString("invoice_id");
        boolean known = orderId != null && orders.find(scope, orderId).isPresent();
        if (known && invoices.isTakenBack(scope, invoiceId)) {
            Command command = Command.inside(scope, "releaseInvoiceOfOrder", Map.of());
            orders.change(command, orderId, order -> SalesOrderRules.unbilled(order, invoiceId, doing(command)));
        }
    }

    private SalesOrderRules.Doing doing(Command command) {
        return new SalesOrderRules.Doing(command.principal().actor().id(), clock.instant());
    }
}
