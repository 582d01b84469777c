package battwheels.concurrency;

import static java.util.Objects.requireNonNull;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.CuttingProxy;
import battwheels.fixtures.TestServer;
import battwheels.isolation.Call;
import battwheels.isolation.PassingCalls;
import battwheels.isolation.Shop;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.Reach;
import battwheels.platform.store.Waiting;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Every operation that makes something, called once in one organization and many times under one key, through a proxy
 * that cuts connections, in another. Both organizations must then have been told of the same events.
 */
final class RepeatedCalls {
    private static final int CLIENTS = 8;
    private static final long PATIENCE_S = 3_000;
    private static final long QUIET_MS = 500;

    private final PassingCalls calls;
    private final Api cutting;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    private RepeatedCalls(TestServer server, CuttingProxy proxy) {
        this.calls = PassingCalls.at(server);
        this.cutting = Api.to(proxy.url());
    }

    /** @param server prepared for passing calls, and started */
    static RepeatedCalls of(TestServer server, CuttingProxy proxy) {
        return new RepeatedCalls(server, proxy);
    }

    /**
     * What came of it.
     *
     * @param faults answers that should not have been given: a sentence each
     * @param eventsOfSingle how often events of each kind happened where every call was made once
     */
    record Outcome(
            int operations,
            int sent,
            int answered,
            List<String> faults,
            Map<String, Integer> eventsOfSingle,
            Map<String, Integer> eventsOfRepeated) {
        @Override
        public String toString() {
            return "repeats: %d operations, %d calls sent through cuts, %d answered, %d faults, %d events each"
                    .formatted(
                            operations,
                            sent,
                            answered,
                            faults.size(),
                            eventsOfSingle.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum());
        }
    }

    Outcome each(int repeats) throws InterruptedException {
        Shop single = calls.shop();
        Shop repeated = calls.shop();
        List<Operation> making = calls.contract().operations().stream()
                .filter(each -> each.answers().success() == 201)
                .filter(each -> each.access().reach() == Reach.ORGANIZATION)
                .toList();
        for (Operation operation : making) {
            calls.call(operation, single).send(single.owner().api()).mustBe(201);
            repeat(operation, calls.call(operation, repeated), repeated, repeats);
        }
        return new Outcome(
                making.size(), sent.get(), answered.get(), List.copyOf(faults), settled(single), settled(repeated));
    }

    private void repeat(Operation operation, Call call, Shop shop, int repeats) throws InterruptedException {
        Call keyed = call.header("Idempotency-Key", "again-and-again");
        Api far = shop.owner().api().at(cutting);
        Set<String> made = ConcurrentHashMap.newKeySet();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < repeats; i++) {
                clients.execute(() -> send(operation, keyed, far, made));
            }
            clients.shutdown();
            if (!clients.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError(operation.operationId() + " is not answered");
            }
        }
        AtomicReference<String> last = new AtomicReference<>("");
        Waiting.until(() -> {
            Answer answer = keyed.send(shop.owner().api());
            last.set(answer.code());
            return judge(operation, answer, made);
        });
        // Where a secret was made, those who repeat are told so and not where: the one told may be the one cut off.
        int fewest = "IDEMPOTENCY_COMPLETED".equals(last.get()) ? 0 : 1;
        if (made.size() < fewest || made.size() > 1) {
            faults.add(operation.operationId() + " made " + made);
        }
    }

    private void send(Operation operation, Call call, Api api, Set<String> made) {
        sent.incrementAndGet();
        try {
            judge(operation, call.send(api), made);
            answered.incrementAndGet();
        } catch (UncheckedIOException cut) {
            // As meant: the client does not learn what became of it.
        } catch (AssertionError broken) {
            faults.add(String.valueOf(broken.getMessage()));
        }
    }

    /** Notes what was made; false while the first try is still on its way. */
    private boolean judge(Operation operation, Answer answer, Set<String> made) {
        boolean completed = answer.code().equals("IDEMPOTENCY_COMPLETED");
        boolean inFlight = answer.code().equals("IDEMPOTENCY_IN_FLIGHT");
        if (answer.status() == 201) {
            made.add(answer.header("Location"));
        } else if (!inFlight && !completed) {
            faults.add(operation.operationId() + " was answered " + answer);
        }
        return !inFlight;
    }

    /** How often events of each kind have happened, once no more are told. */
    private static Map<String, Integer> settled(Shop shop) {
        AtomicReference<Map<String, Integer>> last = new AtomicReference<>(Map.of());
        Waiting.until(() -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(QUIET_MS));
            Map<String, Integer> now = events(shop);
            return now.equals(last.getAndSet(now));
        });
        return requireNonNull(last.get());
    }

    private static Map<String, Integer> events(Shop shop) {
        Map<String, Integer> counted = new TreeMap<>();
        String after = "";
        while (true) {
            Answer page =
                    shop.owner().api().get("/api/v1/events?limit=100" + after).mustBe(200);
            page.at("/data").forEach(event -> counted.merge(event.path("type").asText(), 1, Integer::sum));
            String next = page.text("/pagination/next_cursor");
            if (next.isEmpty() || next.equals("null")) {
                return counted;
            }
            after = "&cursor=" + next;
        }
    }
}
