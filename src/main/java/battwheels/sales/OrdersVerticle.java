package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The operations on sales orders. */
public final class OrdersVerticle extends DomainVerticle {
    private final Sales sales;

    public OrdersVerticle(Kernel kernel) {
        super("orders", kernel.channels(), kernel.idempotent());
        this.sales = new Sales(kernel);
        kernel.subscriptions()
                .declare(Subscription.of("orders", "sales_orders")
                        .repeatable()
                        .on("sales_order.created", this::number)
                        .on(
                                "sales_order.invoiced",
                                (scope, event) -> sales.orderInvoices().claimed(scope, event))
                        .on(
                                "invoice.deleted",
                                (scope, event) -> sales.orderInvoices().takenBack(scope, event))
                        .on(
                                "invoice.voided",
                                (scope, event) -> sales.orderInvoices().takenBack(scope, event)));
    }

    @Override
    protected void bind(Operations on) {
        on.on("listSalesOrders", command -> sales.orders().list(command))
                .on("createSalesOrder", command -> sales.orders().create(command))
                .on("getSalesOrderSummary", command -> sales.orders().summary(command))
                .on("getFulfillmentSummary", command -> sales.orders().fulfillments(command))
                .on("getSalesOrder", command -> sales.orders().get(command))
                .on("updateSalesOrder", command -> sales.orders().update(command))
                .on("deleteSalesOrder", command -> sales.orders().delete(command))
                .on("confirmSalesOrder", command -> sales.orders().move(command, SalesOrderStatus.CONFIRMED))
                .on("sendSalesOrder", command -> sales.orders().move(command, SalesOrderStatus.OPEN))
                .on("closeSalesOrder", command -> sales.orders().move(command, SalesOrderStatus.CLOSED))
                .on("voidSalesOrder", command -> sales.orders().move(command, SalesOrderStatus.VOID))
                .on("cloneSalesOrder", command -> sales.orders().copy(command))
                .on("fulfillSalesOrder", command -> sales.orders().fulfill(command))
                .on(
                        "convertSalesOrderToInvoice",
                        command -> sales.orderInvoices().convert(command));
    }

    private void number(Scope scope, JsonObject event) {
        Command command = Command.inside(scope, "numberSalesOrder", Map.of());
        sales.orderRepository()
                .find(scope, event.getString("subject"))
                .ifPresent(order -> sales.orders().numbered(command, order));
    }
}
