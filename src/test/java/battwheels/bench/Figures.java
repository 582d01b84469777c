package battwheels.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rounds by case, and their medians. */
final class Figures {
    /**
     * One round of one case.
     *
     * @param serverMs processor time of the server under test for 1,000 requests
     * @param storeMs processor time of the store for 1,000 requests
     */
    record Row(double perSecond, double p50Ms, double p99Ms, double serverMs, double storeMs, int failed) {}

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    void add(String name, Row row) {
        rows.computeIfAbsent(name, any -> new ArrayList<>()).add(row);
    }

    Row median(String name) {
        List<Row> all = rows.getOrDefault(name, List.of());
        return new Row(
                middle(all.stream().map(Row::perSecond).toList()),
                middle(all.stream().map(Row::p50Ms).toList()),
                middle(all.stream().map(Row::p99Ms).toList()),
                middle(all.stream().map(Row::serverMs).toList()),
                middle(all.stream().map(Row::storeMs).toList()),
                all.stream().mapToInt(Row::failed).sum());
    }

    void print() {
        System.out.printf(
                "%-42s %7s %8s %8s %15s %14s %7s%n",
                "median of rounds", "req/s", "p50 ms", "p99 ms", "server ms/1000", "store ms/1000", "failed");
        for (String name : rows.keySet()) {
            Row row = median(name);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-42s %7.0f %8.2f %8.2f %15.0f %14.0f %7d",
                    name,
                    row.perSecond(),
                    row.p50Ms(),
                    row.p99Ms(),
                    row.serverMs(),
                    row.storeMs(),
                    row.failed()));
        }
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
