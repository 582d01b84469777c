package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Counted;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.plans.Limit;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where invoices are kept: the only place that knows their collection. */
final class InvoiceRepository {
    private static final AggregateType<Invoice> TYPE = AggregateType.of(
                    "invoice",
                    CollectionSpec.named("invoices")
                            .indexed("status,invoice_date", "invoice_date", "customer_id", "created_at"),
                    Invoice.class)
            .derived(InvoiceSearch::derived)
            .counted(Counted.every(Limit.INVOICES))
            .secret("link");

    private final AggregateStore<Invoice> invoices;

    InvoiceRepository(Kernel kernel) {
        this.invoices = kernel.aggregates(TYPE);
    }

    Optional<Stored<Invoice>> find(Scope scope, String id) {
        return invoices.find(scope, id);
    }

    /** Ends the command with 404 when there is none. */
    Stored<Invoice> get(Scope scope, String id) {
        return invoices.get(scope, id);
    }

    Stored<Invoice> create(Command command, Invoice invoice, List<EventDraft> events) {
        return invoices.create(command, invoice.invoiceId(), invoice, events);
    }

    /** Ends the command with 404, 412 or the rule's own refusal. */
    Stored<Invoice> change(Command command, String id, Function<Invoice, Change<Invoice>> decide) {
        return invoices.change(command, id, decide);
    }

    void delete(Command command, String id, Function<Invoice, Change<Invoice>> decide) {
        invoices.delete(command, id, decide);
    }

    Slice<Stored<Invoice>> page(Command command, LocalDate today) {
        return invoices.page(
                command.scope(),
                InvoiceSearch.filter(command.query(), today),
                command.page(),
                InvoiceSearch.sortField(command.page().sortBy()));
    }

    List<Stored<Invoice>> list(Scope scope, JsonObject filter, int most) {
        return invoices.list(
                scope,
                battwheels.platform.store.Find.where(filter)
                        .sortedBy(new JsonObject().put("invoice_date", 1).put("_id", 1))
                        .limitedTo(most));
    }

    List<JsonObject> aggregate(Scope scope, JsonArray stages) {
        return invoices.aggregate(scope, stages);
    }

    /** Those behind an id in the order of ids, whether readers see them or not. */
    List<Stored<Invoice>> following(Scope scope, String after, int most) {
        return invoices.following(scope, after, most);
    }
}
