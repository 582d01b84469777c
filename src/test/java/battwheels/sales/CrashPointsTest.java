package battwheels.sales;

import static battwheels.sales.Till.INVOICES;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.store.Waiting;
import battwheels.platform.tenancy.TenantStores;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every step of sales dies before each of its writes in turn, and is repeated under the same key: then it was done once. A
 * number drawn before its entry, an entry posted under a key of its own, or a document that does not meet its entry shows
 * as a gap, a second entry or a balance that differs.
 */
class CrashPointsTest {
    private static final Set<String> WATCHED = Set.of(
            "invoices",
            "payments_received",
            "credit_notes",
            "journal_entries",
            "ledger_snapshots",
            "estimates",
            "sales_orders",
            "document_numbers");
    private static final Set<String> WRITES =
            Set.of("insert", "updateOne", "upsert", "findOneAndUpdate", "bulkInsert", "bulkUpdate");
    private static final int MOST_WRITES = 60;
    private static final int REPEATS = 10;

    /** The organization whose writes are counted, and how many are let through before one is not. */
    private static final AtomicReference<String> VICTIM = new AtomicReference<>("");

    private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);

    private static final Supplier<RuntimeException> DIES =
            () -> new StoreUnavailable("planted", true, new IllegalStateException("planted"));

    /** As when others change the same document again and again. */
    private static final Supplier<RuntimeException> CROWDED =
            () -> new RefusedException(Problem.of(ProblemCode.CONCURRENT_CHANGE, "planted"));

    private static final AtomicReference<Supplier<RuntimeException>> FAULT = new AtomicReference<>(DIES);

    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("SIGNUP_PLAN", "professional")
            .stores((documents, queries) ->
                    new TenantStores(documents, (operation, collection, organization, filter) -> {
                        queries.record(operation, collection, organization, filter);
                        boolean counts = WRITES.contains(operation)
                                && watched().contains(collection)
                                && organization.equals(VICTIM.get());
                        if (counts && LEFT.getAndDecrement() == 0) {
                            throw Objects.requireNonNull(FAULT.get()).get();
                        }
                    }));

    /** The ledger meets no crowd: its writes are the commit itself. */
    private static Set<String> watched() {
        return FAULT.get() == CROWDED ? Set.of("invoices", "credit_notes") : WATCHED;
    }

    /** Repeats the step until it dies no more: the answers of the tries that were repeated to the end. */
    private static int dyingEverywhere(Till target, Function<Integer, Function<Api, Answer>> prepared, int status) {
        VICTIM.set(target.owner.organizationId());
        int died = 0;
        for (int point = 0; point < MOST_WRITES; point++) {
            LEFT.set(Integer.MAX_VALUE);
            Function<Api, Answer> step = prepared.apply(point);
            Api keyed = target.api().with("Idempotency-Key", "crash-" + point + "-" + System.nanoTime());
            LEFT.set(point);
            Answer answer = step.apply(keyed);
            boolean fired = LEFT.get() < 0;
            LEFT.set(Integer.MAX_VALUE);
            for (int repeat = 0; answer.status() >= 500 && repeat < REPEATS; repeat++) {
                answer = step.apply(keyed);
            }
            answer.mustBe(status);
            if (!fired) {
                return died;
            }
            died++;
        }
        throw new AssertionError("a step writes more than " + MOST_WRITES + " times");
    }

    private static Map<String, Integer> entriesBySource(Till target) {
        Map<String, Integer> counts = new HashMap<>();
        String path = "/api/v1/journal-entries?limit=100";
        for (String cursor = ""; ; ) {
            Answer page = target.api().get(path + cursor).mustBe(200);
            for (JsonNode entry : page.at("/data")) {
                counts.merge(
                        entry.path("source_document_type").asText() + ":"
                                + entry.path("source_document_id").asText(),
                        1,
                        Integer::sum);
            }
            if (page.at("/pagination/next_cursor").isNull()) {
                return counts;
            }
            cursor = "&cursor=" + page.text("/pagination/next_cursor");
        }
    }

    @Test
    void anInvoiceIsIssuedOnceWhereverItDies() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();

        int died = dyingEverywhere(
                target,
                point -> {
                    String id = target.drafted(customer, "100.00");
                    return api -> api.post(INVOICES + "/" + id + "/mark-sent");
                },
                200);

        assertThat(died).isGreaterThan(3);
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode row :
                target.api().get(INVOICES + "?limit=100").mustBe(200).at("/data")) {
            String number = row.path("invoice_number").asText();
            numbers.add(Integer.parseInt(number.substring(number.length() - 5)));
        }
        assertThat(numbers).hasSize(died + 1).contains(1, died + 1);
        assertThat(entriesBySource(target).values()).containsOnly(1);
        target.mustBeInOrder();
    }

    @Test
    void anInvoiceIsVoidOnceWhereverItDies() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();

        int died = dyingEverywhere(
                target,
                point -> {
                    String id = target.issued(customer, "100.00");
                    target.act(id, "payments", Map.of("amount", 18)).mustBe(201);
                    return api -> api.post(INVOICES + "/" + id + "/void", Map.of("reason", "crash"));
                },
                200);

        assertThat(died).isGreaterThan(3);
        assertThat(target.balance("4100")).isEqualTo("0.00");
        assertThat(target.balance("2150")).isEqualTo("-" + 18 * (died + 1) + ".00");
        target.mustBeInOrder();
    }

    @Test
    void aReceiptIsRecordedOnceWhereverItDies() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();

        int died = dyingEverywhere(
                target,
                point -> {
                    String id = target.issued(customer, "100.00");
                    Map<String, Object> body = Map.of(
                            "customer_id",
                            customer,
                            "amount",
                            120,
                            "allocations",
                            List.of(Map.of("invoice_id", id, "amount", 100)));
                    return api -> api.post("/api/v1/payments-received", body);
                },
                201);

        assertThat(died).isGreaterThan(3);
        assertThat(target.balance("1210")).isEqualTo(120 * (died + 1) + ".00");
        assertThat(target.balance("2150")).isEqualTo("-" + 20 * (died + 1) + ".00");
        assertThat(entriesBySource(target).values()).containsOnly(1);
        target.mustBeInOrder();
    }

    @Test
    void aCreditNoteIsIssuedOnceWhereverItDies() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();

        int died = dyingEverywhere(
                target,
                point -> {
                    String id = target.issued(customer, "100.00");
                    Map<String, Object> body = Map.of(
                            "original_invoice_id", id, "reason", "crash", "line_items", List.of(Till.line("40")));
                    return api -> api.post("/api/v1/credit-notes", body);
                },
                201);

        assertThat(died).isGreaterThan(5);
        assertThat(target.balance("4100")).isEqualTo("-" + 60 * (died + 1) + ".00");
        assertThat(entriesBySource(target).values()).containsOnly(1);
        target.mustBeInOrder();
    }

    /** Taking back what was written before the entry stood is right; afterwards it would leave an entry of nothing. */
    @Test
    void aRefusalTakesANoteBackUpToItsEntryAndNeverAfterIt() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        VICTIM.set(target.owner.organizationId());
        FAULT.set(CROWDED);
        try {
            for (int point = 0; refusedAt(target, customer, point); point++) {
                assertThat(point).isLessThan(MOST_WRITES);
            }
        } finally {
            FAULT.set(DIES);
        }

        Set<String> posted = entriesBySource(target).keySet().stream()
                .filter(source -> source.startsWith("credit_note:"))
                .map(source -> source.substring(source.indexOf(':') + 1))
                .collect(Collectors.toSet());
        assertThat(posted).hasSizeGreaterThan(2);
        Waiting.until(() -> notes(target).equals(posted));
        target.mustBeInOrder();
    }

    private static boolean refusedAt(Till target, String customer, int point) {
        String id = target.issued(customer, "100.00");
        LEFT.set(point);
        target.api()
                .post(
                        "/api/v1/credit-notes",
                        Map.of("original_invoice_id", id, "reason", "crowd", "line_items", List.of(Till.line("40"))));
        return LEFT.getAndSet(Integer.MAX_VALUE) < 0;
    }

    private static Set<String> notes(Till target) {
        Set<String> notes = new HashSet<>();
        target.api()
                .get("/api/v1/credit-notes?limit=100")
                .mustBe(200)
                .at("/data")
                .forEach(note -> notes.add(note.path("credit_note_id").asText()));
        return notes;
    }

    @Test
    void aReceiptIsCancelledAndACreditSpentOnceWhereverTheyDie() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        String invoice = target.issued(customer, "10000.00");

        int applied = dyingEverywhere(
                target,
                point -> {
                    String credit = credit(target, customer);
                    Map<String, Object> body = Map.of("credit_id", credit, "invoice_id", invoice, "amount", 4);
                    return api -> api.post("/api/v1/payments-received/apply-credit", body);
                },
                200);
        int cancelled = dyingEverywhere(
                target,
                point -> {
                    String credit = credit(target, customer);
                    return api -> api.delete("/api/v1/payments-received/" + credit);
                },
                204);

        assertThat(cancelled).isGreaterThan(3);
        assertThat(target.invoice(invoice).at("/credits_applied").decimalValue())
                .isEqualByComparingTo(String.valueOf(4 * (applied + 1)));
        assertThat(target.balance("2150")).isEqualTo("-" + 6 * (applied + 1) + ".00");
        target.mustBeInOrder();
    }

    /** A claim without its invoice, or an invoice without its claim, shows as an order billed twice or never. */
    @Test
    void anOrderIsBilledOnceWhereverItDies() throws Exception {
        Till target = new Till(SERVER);
        String customer = target.customer();
        Set<String> orders = new HashSet<>();

        int died = dyingEverywhere(
                target,
                point -> {
                    String path = "/api/v1/sales-orders";
                    String id = target.api()
                            .post(path, Till.draft(customer, "100.00"))
                            .mustBe(201)
                            .text("/salesorder_id");
                    orders.add(path + "/" + id);
                    target.api().post(path + "/" + id + "/confirm", Map.of()).mustBe(200);
                    return api -> api.post(path + "/" + id + "/convert-to-invoice");
                },
                201);

        assertThat(died).isGreaterThan(1);
        Set<String> invoices = new HashSet<>();
        for (String order : orders) {
            Answer billed = target.api().get(order).mustBe(200);
            assertThat(billed.at("/converted_to")).hasSize(1);
            invoices.add(billed.text("/converted_to/0/invoice_id"));
        }
        assertThat(invoices).hasSize(died + 1);
        assertThat(target.api()
                        .get(INVOICES)
                        .mustBe(200)
                        .at("/pagination/total_count")
                        .asInt())
                .isEqualTo(died + 1);
    }

    @Test
    void aTicketsEstimateIsBegunAndBilledOnceWhereverItDies() throws Exception {
        Till target = new Till(SERVER);
        Set<String> numbers = new HashSet<>();

        int begun = dyingEverywhere(
                target,
                point -> {
                    Repair repair = Repair.assigned(target);
                    return api -> {
                        Answer answer = api.post(repair.path() + "/ensure");
                        numbers.add(answer.text("/estimate_number"));
                        return answer;
                    };
                },
                200);
        int billed = dyingEverywhere(
                target,
                point -> {
                    Repair repair = Repair.assigned(target);
                    repair.ensured();
                    repair.line(Map.of("name", "Pack", "hsn_code", "850760", "unit_price", 100));
                    repair.act("send", Map.of()).mustBe(200);
                    repair.act("approve", Map.of()).mustBe(200);
                    return api -> api.post("/api/v1/ticket-estimates/" + repair.estimateId() + "/convert-to-invoice");
                },
                201);

        assertThat(begun).isGreaterThan(1);
        assertThat(billed).isGreaterThan(1);
        numbers.remove("");
        assertThat(numbers).hasSize(begun + 1);
        assertThat(target.api()
                        .get(INVOICES)
                        .mustBe(200)
                        .at("/pagination/total_count")
                        .asInt())
                .isEqualTo(billed + 1);
    }

    private static String credit(Till target, String customer) {
        return target.api()
                .post("/api/v1/payments-received", Map.of("customer_id", customer, "amount", 10))
                .mustBe(201)
                .text("/payment/payment_id");
    }
}
