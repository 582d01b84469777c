package battwheels.sales;

import static battwheels.sales.Till.INVOICES;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Sales at servers which may be away, and what must be true of the books whenever nobody sells. */
final class TillTraffic implements AutoCloseable {
    private static final String RECEIPTS = "/api/v1/payments-received";
    private static final String NOTES = "/api/v1/credit-notes";
    private static final long PAUSE_NS = 2_000_000;
    private static final int TRIES = 40;
    private static final long RETRY_NS = 200_000_000;
    private static final int NUMBER_DIGITS = 5;

    /** A step that was acknowledged: how many entries its document must have at least. */
    private record Done(String document, int entries) {}

    private final Till till;
    private final String customer;
    private final ConcurrentLinkedQueue<Done> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong keys = new AtomicLong();
    private final List<Thread> clients = new ArrayList<>();
    /** Sellers share it; whoever checks the books has it alone. */
    private final ReentrantReadWriteLock selling = new ReentrantReadWriteLock(true);

    private volatile List<Api> servers = List.of();
    private volatile boolean over;

    TillTraffic(Till till, int clients) {
        this.till = till;
        this.customer = till.customer();
        for (int i = 0; i < clients; i++) {
            Random random = new Random(i);
            this.clients.add(Thread.ofVirtual().start(() -> work(random)));
        }
    }

    /** Where requests go from now on; nowhere while there are none. */
    void at(List<Api> now) {
        servers = List.copyOf(now);
    }

    int acknowledged() {
        return count.get();
    }

    private void work(Random random) {
        List<String> invoices = new ArrayList<>();
        List<String> receipts = new ArrayList<>();
        while (!over) {
            selling.readLock().lock();
            try {
                if (!servers.isEmpty()) {
                    sell(random, invoices, receipts);
                }
            } finally {
                selling.readLock().unlock();
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void sell(Random random, List<String> invoices, List<String> receipts) {
        String invoice = invoices.isEmpty() ? "" : invoices.get(random.nextInt(invoices.size()));
        String receipt = receipts.isEmpty() ? "" : receipts.get(random.nextInt(receipts.size()));
        switch (invoice.isEmpty() ? 0 : random.nextInt(9)) {
            case 0, 1, 2 -> issue(invoices);
            case 3 -> post(INVOICES + "/" + invoice + "/payments", Map.of("amount", 20), "/payment/payment_id", 1);
            case 4, 5 -> {
                String paid = post(
                        RECEIPTS,
                        Map.of(
                                "customer_id",
                                customer,
                                "amount",
                                60,
                                "allocations",
                                List.of(Map.of("invoice_id", invoice, "amount", 10))),
                        "/payment/payment_id",
                        1);
                if (!paid.isEmpty()) {
                    receipts.add(paid);
                }
            }
            case 6 ->
                post(
                        RECEIPTS + "/apply-credit",
                        Map.of("credit_id", receipt, "invoice_id", invoice, "amount", 5),
                        "/entry_id",
                        0);
            case 7 ->
                post(
                        NOTES,
                        Map.of(
                                "original_invoice_id",
                                invoice,
                                "reason",
                                "soak",
                                "line_items",
                                List.of(Till.line("10"))),
                        "/credit_note_id",
                        1);
            default -> post(INVOICES + "/" + invoice + "/void", Map.of("reason", "soak"), "/invoice_id", 2);
        }
    }

    private void issue(List<String> invoices) {
        String id = post(INVOICES, Till.draft(customer, "100.00"), "/invoice_id", 0);
        if (!id.isEmpty()
                && !post(INVOICES + "/" + id + "/mark-sent", Map.of(), "/invoice_id", 1)
                        .isEmpty()) {
            invoices.add(id);
        }
    }

    /**
     * Repeats under one key, at any server, until one answers; gives up after a while, and then nothing was promised.
     *
     * @param entries that the document named at {@code id} must have when it is acknowledged
     */
    private String post(String path, Map<String, Object> body, String id, int entries) {
        String key = "soak-" + keys.incrementAndGet();
        for (int attempt = 0; attempt < TRIES && !over; attempt++) {
            List<Api> now = servers;
            if (now.isEmpty()) {
                LockSupport.parkNanos(RETRY_NS);
                continue;
            }
            try {
                Api api = till.owner.api().at(now.get(attempt % now.size())).with("Idempotency-Key", key);
                Answer answer = path.endsWith("/mark-sent") ? api.post(path) : api.post(path, body);
                if (answer.status() < 300) {
                    if (entries > 0) {
                        acknowledged.add(new Done(answer.text(id), entries));
                    }
                    count.incrementAndGet();
                    return answer.text(id);
                }
                if (answer.status() < 500
                        && !answer.code().equals("IDEMPOTENCY_IN_FLIGHT")
                        && !answer.code().equals("CONCURRENT_CHANGE")) {
                    return "";
                }
            } catch (UncheckedIOException away) {
                // Killed, or not there yet: nothing was promised.
            }
            LockSupport.parkNanos(RETRY_NS);
        }
        return "";
    }

    /** Nobody sells; what is wrong with the books then, in words. */
    List<String> faults(Api server) throws InterruptedException {
        selling.writeLock().lock();
        try {
            Till there = till.at(server);
            List<String> faults = new ArrayList<>();
            Map<String, Integer> entries = entries(there);
            acknowledged.stream()
                    .filter(done -> entries.getOrDefault(done.document(), 0) < done.entries())
                    .forEach(done -> faults.add("acknowledged, not in the book: " + done));
            entries.forEach((document, times) -> {
                if (times > 2) {
                    faults.add(document + " is posted " + times + " times");
                }
            });
            numbers(there, faults);
            there.mustBeInOrder();
            return faults;
        } catch (AssertionError | UncheckedIOException wrong) {
            return List.of(String.valueOf(wrong.getMessage()));
        } finally {
            selling.writeLock().unlock();
        }
    }

    private static Map<String, Integer> entries(Till there) {
        Map<String, Integer> entries = new HashMap<>();
        each(
                there,
                "/api/v1/journal-entries?limit=100",
                entry -> entries.merge(entry.path("source_document_id").asText(), 1, Integer::sum));
        return entries;
    }

    private static void numbers(Till there, List<String> faults) {
        Set<Integer> numbers = new HashSet<>();
        each(there, INVOICES + "?limit=100", invoice -> {
            String number = invoice.path("invoice_number").asText();
            if (number.length() > NUMBER_DIGITS
                    && !invoice.path("invoice_number").isNull()) {
                int ordinal = Integer.parseInt(number.substring(number.length() - NUMBER_DIGITS));
                if (!numbers.add(ordinal)) {
                    faults.add("given twice: " + number);
                }
            }
        });
        for (int i = 1; i <= numbers.size(); i++) {
            if (!numbers.contains(i)) {
                faults.add("no invoice has the number " + i + " of " + numbers.size());
            }
        }
    }

    private static void each(Till there, String path, java.util.function.Consumer<JsonNode> row) {
        for (String cursor = ""; ; ) {
            Answer page = there.api().get(path + cursor).mustBe(200);
            page.at("/data").forEach(row);
            if (page.at("/pagination/next_cursor").isNull()) {
                return;
            }
            cursor = "&cursor=" + page.text("/pagination/next_cursor");
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        for (Thread client : clients) {
            client.join();
        }
    }
}
