package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.sales.ReceiptState.Recording;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where receipts are kept. One that is not in the book yet is there to nobody but who records it. */
final class ReceiptRepository {
    private static final AggregateType<Receipt> TYPE = AggregateType.of(
                    "payment",
                    CollectionSpec.named("payments_received")
                            .indexed("status,payment_date", "payment_date", "customer_id", "invoice_ids"),
                    Receipt.class)
            .derived(ReceiptRepository::derived);

    private final AggregateStore<Receipt> receipts;

    ReceiptRepository(Kernel kernel) {
        this.receipts = kernel.aggregates(TYPE);
    }

    private static Map<String, Object> derived(Receipt receipt) {
        return Map.of(
                "status",
                status(receipt),
                "invoice_ids",
                new JsonArray(receipt.allocations().stream()
                        .map(Allocation::invoiceId)
                        .toList()),
                "payment_number",
                Objects.requireNonNullElse(receipt.number(), ""),
                "amount_paise",
                receipt.amount().paise(),
                DocumentSearch.WORDS,
                Stream.of(receipt.number(), receipt.customerName(), receipt.referenceNumber())
                        .filter(Objects::nonNull)
                        .map(DocumentSearch::fold)
                        .collect(Collectors.joining("\n")));
    }

    static String status(Receipt receipt) {
        return switch (receipt.state()) {
            case Recording recording -> "recording";
            case ReceiptState.Recorded recorded -> "recorded";
            case ReceiptState.Cancelling cancelling -> "recorded";
            case ReceiptState.Cancelled cancelled -> "cancelled";
        };
    }

    /** Whether readers see it or not. */
    Optional<Stored<Receipt>> find(Scope scope, String id) {
        return receipts.find(scope, id);
    }

    /** Ends the command with 404 when readers see none. */
    Stored<Receipt> get(Scope scope, String id) {
        return receipts.find(scope, id)
                .filter(stored -> !(stored.state().state() instanceof Recording))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    Stored<Receipt> create(Command command, Receipt receipt) {
        return receipts.create(command, receipt.paymentId(), receipt, List.of());
    }

    Stored<Receipt> change(Command command, String id, Function<Receipt, Change<Receipt>> decide) {
        return receipts.change(command, id, decide);
    }

    /** What the book refused was never there. */
    void forget(Command command, String id) {
        receipts.delete(
                command,
                id,
                receipt -> receipt.state() instanceof Recording
                        ? new Change.To<>(receipt, List.of())
                        : new Change.Keep<>());
    }

    /** Those that settle an invoice, the oldest first, cancelled ones left out. */
    List<Receipt> of(Scope scope, String invoiceId) {
        JsonObject filter = new JsonObject().put("invoice_ids", invoiceId).put("status", "recorded");
        Find find = Find.where(filter)
                .sortedBy(new JsonObject().put("payment_date", 1).put("_id", 1));
        return receipts.list(scope, find).stream().map(Stored::state).toList();
    }

    Slice<Stored<Receipt>> page(Command command) {
        String sort = command.page().sortBy();
        return receipts.page(
                command.scope(),
                filter(command.query()),
                command.page(),
                sort.equals("amount") ? "amount_paise" : sort);
    }

    private static JsonObject filter(Query query) {
        JsonObject filter = new JsonObject()
                .put("status", query.text("status").orElse("recorded").toLowerCase(Locale.ROOT));
        query.text("customer_id").ifPresent(id -> filter.put("customer_id", id));
        query.text("invoice_id").ifPresent(id -> filter.put("invoice_ids", id));
        query.text("payment_mode").ifPresent(mode -> filter.put("payment_mode", mode));
        query.text("payment_type").ifPresent(type -> filter.put("is_retainer", type.equals("retainer")));
        DocumentSearch.between(filter, "payment_date", query, "start_date", "end_date");
        DocumentSearch.words(filter, query);
        return filter;
    }

    List<JsonObject> aggregate(Scope scope, JsonArray stages) {
        return receipts.aggregate(scope, stages);
    }

    /** Those behind an id in the order of ids, whether readers see them or not. */
    List<Stored<Receipt>> following(Scope scope, String after, int most) {
        return receipts.following(scope, after, most);
    }
}
