package battwheels.sales;

import battwheels.platform.bus.Query;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By what invoices are found and sorted: fields kept beside each, and the filters that read them. */
final class InvoiceSearch {
    private static final Map<String, String> SORT = Map.of("customer_name", "customer_folded");
    private static final List<String> OPEN = List.of("sent", "partially_paid");

    private InvoiceSearch() {}

    static Map<String, Object> derived(Invoice invoice) {
        InvoiceContent content = invoice.content();
        String number = Objects.requireNonNullElse(invoice.number(), "");
        return Map.of(
                "status",
                InvoiceStatus.undated(invoice).name().toLowerCase(Locale.ROOT),
                "customer_id",
                content.buyer().customerId(),
                "customer_folded",
                DocumentSearch.fold(content.buyer().customerName()),
                "invoice_date",
                content.invoiceDate().toString(),
                "due_date",
                content.dueDate().toString(),
                "grand_total",
                content.totals().grandTotal().paise(),
                "balance_due",
                invoice.settlement().balance().paise(),
                "paid_total",
                invoice.settlement()
                        .paid()
                        .plus(invoice.settlement().credited())
                        .paise(),
                "invoice_number",
                number,
                DocumentSearch.WORDS,
                Stream.of(number, content.buyer().customerName(), content.referenceNumber())
                        .filter(Objects::nonNull)
                        .map(DocumentSearch::fold)
                        .collect(Collectors.joining("\n")));
    }

    static String sortField(String asked) {
        return SORT.getOrDefault(asked, asked);
    }

    /** The filter of {@code listInvoices}. */
    static JsonObject filter(Query query, LocalDate today) {
        JsonObject filter = new JsonObject();
        query.text("customer_id").ifPresent(id -> filter.put("customer_id", id));
        query.text("status").ifPresent(status -> status(filter, status, today));
        if (query.flag("overdue_only").orElse(false)) {
            status(filter, "overdue", today);
        }
        DocumentSearch.between(filter, "invoice_date", query, "date_from", "date_to");
        DocumentSearch.words(filter, query);
        return filter;
    }

    private static void status(JsonObject filter, String status, LocalDate today) {
        if (status.equals("overdue")) {
            filter.put("status", new JsonObject().put("$in", new JsonArray(OPEN)))
                    .put("due_date", new JsonObject().put("$lt", today.toString()));
        } else if (OPEN.contains(status)) {
            filter.put("status", status).put("due_date", new JsonObject().put("$gte", today.toString()));
        } else {
            filter.put("status", status);
        }
    }

    /** What a customer owes, the oldest first. */
    static JsonObject openOf(String customerId) {
        return new JsonObject()
                .put("customer_id", customerId)
                .put("status", new JsonObject().put("$in", new JsonArray(OPEN)));
    }
}
