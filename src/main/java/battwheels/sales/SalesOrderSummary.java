package battwheels.sales;

import battwheels.platform.money.Money;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All sales orders counted.
 *
 * @param totalValue grand totals of those that are not void
 * @param pendingInvoice what of confirmed, open and fulfilled ones was not invoiced yet
 */
record SalesOrderSummary(long total, Money totalValue, Map<String, Long> byStatus, Money pendingInvoice) {

    /**
     * How far orders went out.
     *
     * @param fulfillmentRate per cent of the orders that went out whole, of those that are not void
     */
    record Fulfilled(
            long unfulfilled,
            Money unfulfilledValue,
            long partiallyFulfilled,
            Money partiallyFulfilledValue,
            long fulfilled,
            Money fulfilledValue,
            BigDecimal fulfillmentRate) {

        static Fulfilled of(List<JsonObject> rows) {
            Map<String, long[]> sums = new LinkedHashMap<>();
            for (JsonObject row : rows) {
                JsonObject id = row.getJsonObject("_id");
                if (!id.getString("status").equals("void")) {
                    long[] sum = sums.computeIfAbsent(id.getString("fulfillment"), any -> new long[2]);
                    sum[0] += number(row, "count");
                    sum[1] += number(row, "total");
                }
            }
            long[] none = sums.getOrDefault("unfulfilled", new long[2]);
            long[] some = sums.getOrDefault("partially_fulfilled", new long[2]);
            long[] whole = sums.getOrDefault("fulfilled", new long[2]);
            long all = none[0] + some[0] + whole[0];
            BigDecimal rate = all == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(whole[0] * 100).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
            return new Fulfilled(
                    none[0], new Money(none[1]), some[0], new Money(some[1]), whole[0], new Money(whole[1]), rate);
        }
    }

    /** Rows are {@code {_id: {status, fulfillment}, count, total, invoiced}}. */
    static JsonArray stages() {
        JsonObject group = new JsonObject()
                .put("_id", new JsonObject().put("status", "$status").put("fulfillment", "$fulfillment_status"))
                .put("count", new JsonObject().put("$sum", 1L))
                .put("total", new JsonObject().put("$sum", "$grand_total"))
                .put("invoiced", new JsonObject().put("$sum", "$invoiced_total"));
        return new JsonArray().add(new JsonObject().put("$group", group));
    }

    static SalesOrderSummary of(List<JsonObject> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, SalesOrderStatus> named = new LinkedHashMap<>();
        for (SalesOrderStatus status : SalesOrderStatus.values()) {
            counts.put(status.wireName(), 0L);
            named.put(status.wireName(), status);
        }
        long all = 0;
        long value = 0;
        long pending = 0;
        for (JsonObject row : rows) {
            String name = row.getJsonObject("_id").getString("status");
            SalesOrderStatus status = named.getOrDefault(name, SalesOrderStatus.VOID);
            counts.merge(name, number(row, "count"), Long::sum);
            all += number(row, "count");
            value += status == SalesOrderStatus.VOID ? 0 : number(row, "total");
            pending += status.isBillable() ? Math.max(0, number(row, "total") - number(row, "invoiced")) : 0;
        }
        return new SalesOrderSummary(all, new Money(value), counts, new Money(pending));
    }

    private static long number(JsonObject row, String field) {
        return row.getNumber(field).longValue();
    }
}
