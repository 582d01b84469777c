package battwheels.ledger.journal;

import static java.util.Objects.requireNonNull;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.ledger.EntryType;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.OpenItem;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.ledger.SystemAccount;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Scope;
import battwheels.simulation.Turns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One seed: two servers and some clients work on two books through the production lanes, while requests and replies are
 * lost, orders repeated and servers killed between any two steps. Every entry is held against {@link BookModel} when it
 * is written; at the end everything that was acknowledged must stand, and every snapshot be what the entries come to.
 */
final class LedgerSimulation {
    private static final List<String> ORGANIZATIONS = List.of("org_simulation1", "org_simulation2");
    private static final int CLIENTS = 4;
    private static final int ORDERS = 5;
    private static final int TRIES = 40;
    private static final int CRASHES = 3;

    private final Random random;
    private final Turns turns;
    private final SteppedClock clock = new SteppedClock();
    private final Lane.Rules rules;
    private final Map<String, BookModel> models = new HashMap<>();
    private final SimulatedStore store = new SimulatedStore(this::entered);
    private final List<Server> servers = new ArrayList<>();
    private final Map<String, JournalEntry> acknowledged = new HashMap<>();
    private final List<String> unsettled = new ArrayList<>();
    private int crashesLeft = CRASHES;
    private @Nullable AssertionError breach;

    LedgerSimulation(long seed, Lane.Rules rules) {
        this.random = new Random(seed);
        this.rules = rules;
        this.turns = new Turns(random);
        ORGANIZATIONS.forEach(organization -> models.put(organization, new BookModel(organization)));
        servers.add(new Server());
        servers.add(new Server());
    }

    /** Entries written, over both books. Throws {@link AssertionError} when anything does not hold. */
    int run() {
        for (int client = 0; client < CLIENTS; client++) {
            String organization = ORGANIZATIONS.get(client % ORGANIZATIONS.size());
            String name = "c" + client;
            turns.spawn(() -> client(organization, name));
        }
        turns.run(this::chance);
        crashesLeft = 0;
        ORGANIZATIONS.forEach(organization -> turns.spawn(() -> settleFinally(organization)));
        turns.run(this::failOnBreach);
        ORGANIZATIONS.forEach(this::check);
        return models.values().stream().mapToInt(model -> model.entries.size()).sum();
    }

    private void entered(String organization, JsonObject document) {
        try {
            model(organization).hear(DocumentJson.read(document, JournalEntry.class));
        } catch (AssertionError broken) {
            // A lane would take it for a failure of the store.
            breach = breach == null ? broken : breach;
        }
    }

    private BookModel model(String organization) {
        return requireNonNull(models.get(organization));
    }

    private void failOnBreach() {
        if (breach != null) {
            throw breach;
        }
    }

    /** A server may be killed at any step; another takes its place. */
    private void chance() {
        failOnBreach();
        clock.advance(Duration.ofMillis(random.nextInt(20)));
        if (crashesLeft > 0 && random.nextInt(150) == 0) {
            crashesLeft--;
            int victim = random.nextInt(servers.size());
            servers.get(victim).alive = false;
            servers.set(victim, new Server());
        }
    }

    /** One server's memory and its way to the store. */
    private final class Server implements SimulatedStore.Link {
        private final Lanes lanes = new Lanes(
                new JournalStore(store.through(this), Desk.SILENT), scope -> Desk.CHART, rules, this::run, clock);
        private boolean alive = true;

        private void run(Runnable task) {
            turns.spawn(task);
        }

        @Override
        public void request() {
            pause();
            if (random.nextInt(60) == 0) {
                throw new StoreUnavailable("request lost", true, new IllegalStateException());
            }
        }

        @Override
        public boolean goesOn() {
            return crashesLeft == 0 || random.nextInt(80) != 0;
        }

        @Override
        public void reply() {
            pause();
            if (crashesLeft > 0 && random.nextInt(60) == 0) {
                throw new StoreUnavailable("reply lost", true, new IllegalStateException());
            }
        }

        private void pause() {
            turns.step();
            if (!alive) {
                throw new Turns.Crash();
            }
        }
    }

    private void client(String organization, String name) {
        List<String> invoices = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String id = name + "-" + i;
            Order order = anOrder(organization, id, invoices);
            int copies = random.nextInt(5) == 0 ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                // What is sent twice races against itself.
                turns.spawn(() -> insist(organization, order));
            }
            turns.await(() -> acknowledged.containsKey(order.key()) || unsettled.contains(order.key()));
            invoices.add("inv_" + id);
        }
    }

    private Order anOrder(String organization, String id, List<String> own) {
        BookModel book = model(organization);
        String invoice = own.isEmpty() ? "inv_none" : own.get(random.nextInt(own.size()));
        return switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                new Order.Posting(
                        Desk.invoice("inv_" + id, 1 + random.nextInt(50), Desk.DAY.plusDays(random.nextInt(3))));
            case 3, 4 -> new Order.Posting(Desk.payment("pay_" + id, anInvoice(book, invoice), 1 + random.nextInt(50)));
            case 5 ->
                new Order.Posting(
                        random.nextBoolean()
                                ? advance("pay_" + id, 1 + random.nextInt(50))
                                : Desk.journal("j_" + id, 1 + random.nextInt(50)));
            case 6 ->
                book.entries.isEmpty() || random.nextInt(3) == 0
                        ? new Order.Locking("2026-04", random.nextBoolean(), "simulated", id + ":lock")
                        : reversal(anEntry(book), id);
            default -> new Order.Posting(applied(id, book, anInvoice(book, invoice)));
        };
    }

    /** Rather one without open items: those would not let it be taken back twice anyway. */
    private JournalEntry anEntry(BookModel book) {
        List<JournalEntry> plain = book.entries.stream()
                .filter(entry -> entry.items().isEmpty() && !entry.lines().isEmpty())
                .toList();
        List<JournalEntry> from = plain.isEmpty() || random.nextInt(3) == 0 ? book.entries : plain;
        return from.get(random.nextInt(from.size()));
    }

    /** Mostly somebody else's, so that several clients want the same balance. */
    private String anInvoice(BookModel book, String own) {
        List<String> all = book.balances.keySet().stream()
                .filter(key -> key.startsWith("1100/"))
                .map(key -> key.substring(5))
                .toList();
        return all.isEmpty() ? own : all.get(random.nextInt(all.size()));
    }

    private static PostingRequest advance(String id, long rupees) {
        return PostingRequest.of(
                Source.of("payment", id, "received"),
                EntryType.RECEIPT,
                Desk.DAY,
                "Advance",
                List.of(
                        PostingLine.debit(SystemAccount.CASH, Desk.rupees(rupees)),
                        PostingLine.credit(SystemAccount.CUSTOMER_ADVANCES, Desk.rupees(rupees))
                                .moving(Desk.CUSTOMER, ItemMovement.of(id, "payment", Movement.OPENED))));
    }

    private PostingRequest applied(String id, BookModel book, String invoice) {
        String credit = book.balances.keySet().stream()
                .filter(key -> key.startsWith("2150/"))
                .map(key -> key.substring(5))
                .findFirst()
                .orElse("pay_none");
        var amount = Desk.rupees(1 + random.nextInt(20));
        return PostingRequest.of(
                Source.of("credit_application", id, "applied"),
                EntryType.ADJUSTMENT,
                Desk.DAY,
                "Credit applied",
                List.of(
                        PostingLine.debit(SystemAccount.CUSTOMER_ADVANCES, amount)
                                .moving(Desk.CUSTOMER, ItemMovement.of(credit, "payment", Movement.APPLIED)),
                        PostingLine.credit(SystemAccount.RECEIVABLE, amount)
                                .moving(Desk.CUSTOMER, ItemMovement.of(invoice, "invoice", Movement.CREDITED))));
    }

    private static Order reversal(JournalEntry entry, String id) {
        if (entry.lines().isEmpty()) {
            return new Order.Posting(Desk.journal("j_" + id, 5));
        }
        List<PostingLine> lines =
                entry.lines().stream().map(LedgerSimulation::mirrored).toList();
        return new Order.Posting(PostingRequest.of(
                        Source.of("journal", id, "reversal"), EntryType.ADJUSTMENT, Desk.DAY, "Taken back", lines)
                .reversing(entry.entryId()));
    }

    private static PostingLine mirrored(EntryLine line) {
        ItemMovement moved = line.item();
        ItemMovement back =
                moved == null ? null : ItemMovement.of(moved.documentId(), moved.documentType(), Movement.REVERSED);
        return new PostingLine(line.account(), line.credit(), line.debit(), line.contactId(), back, null);
    }

    /** Repeats under the same key until it knows. */
    private void insist(String organization, Order order) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Scope scope = Commands.scope(organization, clock);
            Server server = servers.get(random.nextInt(servers.size()));
            Future<Outcome> answer = server.lanes.enter(scope, order);
            turns.await(() -> answer.isComplete() || !server.alive);
            if (answer.succeeded() && server.alive) {
                if (answer.result() instanceof Outcome.Stands(JournalEntry entry, boolean _)) {
                    acknowledged.put(order.key(), entry);
                    return;
                }
                if (answer.result() instanceof Outcome.Refused(Refusal why)
                        && !(why instanceof Refusal.Late)
                        && !(why instanceof Refusal.Crowded)) {
                    unsettled.add(order.key());
                    return;
                }
            }
        }
        unsettled.add(order.key());
    }

    /** Whatever was left half done is finished by the next order. */
    private void settleFinally(String organization) {
        for (Order order : List.of(
                new Order.Locking("2026-12", true, "the end", "end:lock"),
                new Order.Locking("2026-12", false, "the end", "end:unlock"))) {
            insist(organization, order);
            if (!acknowledged.containsKey(order.key())) {
                throw new AssertionError("the book does not take an order in the end");
            }
            acknowledged.remove(order.key());
        }
    }

    private void check(String organization) {
        BookModel model = model(organization);
        model.closes();
        acknowledged.forEach((key, entry) -> {
            boolean stands = models.values().stream().anyMatch(book -> book.entries.contains(entry));
            must(stands, "acknowledged but not in a book: " + key);
        });
        Map<String, JsonObject> snapshots = new HashMap<>();
        store.all(JournalStore.SNAPSHOTS, organization).forEach(each -> snapshots.put(each.getString("_id"), each));
        must(
                requireNonNull(snapshots.get(organization + "/book")).getLong("sequence") == model.entries.size(),
                "the head is behind the book");
        model.balances.forEach((key, balance) -> {
            OpenItem item = DocumentJson.read(requireNonNull(snapshots.get(organization + "/" + key)), OpenItem.class);
            must(item.balance().paise() == balance, "the item " + key + " is not what its entries come to");
        });
        months(organization, model, snapshots);
    }

    private static void months(String organization, BookModel model, Map<String, JsonObject> snapshots) {
        Map<String, Long> sums = new HashMap<>();
        snapshots.values().stream()
                .filter(each -> "month".equals(each.getString("kind")))
                .map(each -> DocumentJson.read(each, PeriodBalances.class))
                .forEach(month -> month.accounts().forEach((code, sides) -> sums.merge(code, sides.net(), Long::sum)));
        must(sums.equals(new HashMap<>(model.accounts)), "the balances of " + organization + " are not its entries'");
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
