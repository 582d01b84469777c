package battwheels.sales;

import battwheels.platform.money.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All invoices counted.
 *
 * @param byStatus how many there are of each status
 * @param totalInvoiced grand totals of what is out and not void
 */
record InvoiceSummary(
        long totalInvoices,
        Map<String, Long> byStatus,
        Money totalInvoiced,
        Money totalOutstanding,
        Money totalCollected) {

    /** Rows are {@code {_id: {status, late}, count, total, balance, paid}}. */
    static JsonArray stages(LocalDate today) {
        JsonObject late =
                new JsonObject().put("$lt", new JsonArray().add("$due_date").add(today.toString()));
        JsonObject group = new JsonObject()
                .put("_id", new JsonObject().put("status", "$status").put("late", late))
                .put("count", new JsonObject().put("$sum", 1L))
                .put("total", new JsonObject().put("$sum", "$grand_total"))
                .put("balance", new JsonObject().put("$sum", "$balance_due"))
                .put("paid", new JsonObject().put("$sum", "$paid_total"));
        return new JsonArray().add(new JsonObject().put("$group", group));
    }

    static InvoiceSummary of(List<JsonObject> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (InvoiceStatus status : InvoiceStatus.values()) {
            counts.put(status.name().toLowerCase(Locale.ROOT), 0L);
        }
        long all = 0;
        long invoiced = 0;
        long open = 0;
        long paid = 0;
        for (JsonObject row : rows) {
            String status = row.getJsonObject("_id").getString("status");
            boolean late = row.getJsonObject("_id").getBoolean("late") && isOpen(status);
            counts.merge(late ? "overdue" : status, number(row, "count"), Long::sum);
            all += number(row, "count");
            if (!status.equals("draft") && !status.equals("void")) {
                invoiced += number(row, "total");
                open += number(row, "balance");
                paid += number(row, "paid");
            }
        }
        return new InvoiceSummary(all, counts, new Money(invoiced), new Money(open), new Money(paid));
    }

    private static boolean isOpen(String status) {
        return status.equals("sent") || status.equals("partially_paid");
    }

    private static long number(JsonObject row, String field) {
        return row.getNumber(field).longValue();
    }
}
