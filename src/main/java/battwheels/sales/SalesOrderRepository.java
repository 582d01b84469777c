package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Where sales orders are kept. */
final class SalesOrderRepository {
    private static final AggregateType<SalesOrder> TYPE = AggregateType.of(
                    "sales_order",
                    CollectionSpec.named("sales_orders").indexed("status,date", "date", "customer_id"),
                    SalesOrder.class)
            .derived(SalesOrderRepository::derived);

    private final AggregateStore<SalesOrder> orders;

    SalesOrderRepository(Kernel kernel) {
        this.orders = kernel.aggregates(TYPE);
    }

    private static Map<String, Object> derived(SalesOrder order) {
        InvoiceContent content = order.content();
        String number = Objects.requireNonNullElse(order.number(), "");
        return Map.of(
                "customer_id",
                content.buyer().customerId(),
                "date",
                content.invoiceDate().toString(),
                "expected_shipment_date",
                content.dueDate().toString(),
                "grand_total",
                content.totals().grandTotal().paise(),
                "invoiced_total",
                order.bills().stream()
                        .mapToLong(bill -> bill.grandTotal().paise())
                        .sum(),
                "fulfillment_status",
                SalesOrderView.fulfillmentStatus(order),
                "salesorder_number",
                number,
                DocumentSearch.WORDS,
                DocumentSearch.fold(number + "\n" + content.buyer().customerName()));
    }

    Optional<Stored<SalesOrder>> find(Scope scope, String id) {
        return orders.find(scope, id);
    }

    /** Ends the command with 404 when there is none. */
    Stored<SalesOrder> get(Scope scope, String id) {
        return orders.get(scope, id);
    }

    Stored<SalesOrder> create(Command command, SalesOrder order) {
        return orders.create(command, order.salesorderId(), order, List.of(SalesEvents.created(order)));
    }

    /** Ends the command with 404, 412 or the rule's own refusal. */
    Stored<SalesOrder> change(Command command, String id, Function<SalesOrder, Change<SalesOrder>> decide) {
        return orders.change(command, id, decide);
    }

    void delete(Command command, String id, Function<SalesOrder, Change<SalesOrder>> decide) {
        orders.delete(command, id, decide);
    }

    List<JsonObject> aggregate(Scope scope, JsonArray stages) {
        return orders.aggregate(scope, stages);
    }

    Slice<Stored<SalesOrder>> page(Command command) {
        return orders.page(
                command.scope(),
                filter(command.query()),
                command.page(),
                command.page().sortBy());
    }

    private static JsonObject filter(Query query) {
        JsonObject filter = new JsonObject();
        for (String field : List.of("customer_id", "status", "fulfillment_status")) {
            query.text(field).ifPresent(value -> filter.put(field, value));
        }
        DocumentSearch.between(filter, "date", query, "date_from", "date_to");
        DocumentSearch.words(filter, query);
        return filter;
    }
}
