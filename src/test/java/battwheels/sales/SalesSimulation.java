package battwheels.sales;

import static java.util.Objects.requireNonNull;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.ledger.SimulatedLedger;
import battwheels.ledger.journal.PlantedRules;
import battwheels.platform.bus.IdempotentCommands;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Find;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import battwheels.simulation.Link;
import battwheels.simulation.SimulatedDocuments;
import battwheels.simulation.Turns;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One seed: clients draft, issue, pay, credit, refund, write off and void at two servers, through the production classes
 * of sales and of the ledger, on a virtual clock, in two organizations. Requests and replies are lost,
 * commands sent twice, events heard twice, and servers killed between any two steps. {@link SalesModel} holds what must
 * be true at every write and in the end.
 */
final class SalesSimulation {
    static final List<String> ORGANIZATIONS = List.of("org_simulation1", "org_simulation2");

    private static final int CLIENTS = 3;
    private static final int ORDERS = 5;
    private static final int TRIES = 60;
    private static final int CRASHES = 3;
    private static final int RECOVERIES = 20;
    private static final long PAUSE_MS = 3_000;
    private static final long ROUND_S = 60;

    final Random random;
    final Turns turns;
    final SteppedClock clock = new SteppedClock();
    final PlantedRules rules;
    final SalesModel model = new SalesModel(ORGANIZATIONS);
    final SimulatedDocuments documents = new SimulatedDocuments(model::written);

    private final TenantStores straight = new TenantStores(documents.through(Link.STRAIGHT), QueryLog.SILENT);
    private final List<SimulatedTill> servers = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private int working;
    private int crashesLeft = CRASHES;
    private boolean troubled = true;

    SalesSimulation(long seed, PlantedRules rules) {
        this.random = new Random(seed);
        this.turns = new Turns(random);
        this.rules = rules;
    }

    /**
     * What a seed came to.
     *
     * @param answers how often each operation was answered with what
     */
    record Story(int entries, Map<String, Integer> answers) {
        Map<String, Integer> counts() {
            Map<String, Integer> counts = new TreeMap<>(answers);
            counts.put("entries", entries);
            return counts;
        }
    }

    /** Throws {@link AssertionError} when anything does not hold. */
    Story run() {
        List<CollectionSpec> collections = Stream.concat(
                        Stream.of(EventLog.SPEC, IdempotentCommands.KEYS), SimulatedLedger.collections().stream())
                .toList();
        straight.ensureIndexes(collections);
        new PlatformStores(documents.through(Link.STRAIGHT)).ensureIndexes();
        servers.add(new SimulatedTill(this));
        servers.add(new SimulatedTill(this));
        for (int i = 0; i < CLIENTS; i++) {
            String organization = ORGANIZATIONS.get(i % ORGANIZATIONS.size());
            String name = "c" + i;
            working++;
            turns.spawn(() -> {
                new Customer(organization, name).work();
                working--;
            });
        }
        ORGANIZATIONS.forEach(organization -> turns.spawn(() -> carry(organization)));
        turns.run(this::chance, this::idle);
        model.failOnBreach();
        ORGANIZATIONS.forEach(organization -> model.closes(organization, kept(organization)));
        return new Story(model.entries(), answers);
    }

    private Map<String, List<JsonObject>> kept(String organization) {
        return Stream.of("invoices", "payments_received", "credit_notes")
                .collect(Collectors.toMap(
                        name -> name, name -> all(organization, CollectionSpec.named(name), new JsonObject())));
    }

    private List<JsonObject> all(String organization, CollectionSpec spec, JsonObject filter) {
        return straight.open(scope(organization), spec)
                .find(Find.where(filter)
                        .sortedBy(new JsonObject().put(spec.equals(EventLog.SPEC) ? "sequence" : "_id", 1)))
                .result();
    }

    Scope scope(String organization) {
        return Commands.scope(organization, clock);
    }

    private boolean idle() {
        clock.advance(Duration.ofMillis(250));
        return true;
    }

    /** A server may be killed at any step; another takes its place. */
    private void chance() {
        model.failOnBreach();
        clock.advance(Duration.ofMillis(random.nextInt(4)));
        if (troubled && crashesLeft > 0 && random.nextInt(150) == 0) {
            crashesLeft--;
            int victim = random.nextInt(servers.size());
            servers.get(victim).alive = false;
            servers.set(victim, new SimulatedTill(this));
        }
    }

    boolean troubled() {
        return troubled;
    }

    void pause(long mostMs) {
        long until = clock.millis() + random.nextLong(mostMs + 1);
        turns.await(() -> clock.millis() >= until);
    }

    private SimulatedTill anyServer() {
        return servers.get(random.nextInt(servers.size()));
    }

    /** Brings every entry to whoever listens, at least once; what fails or dies is brought again. */
    private void carry(String organization) {
        long heard = 0;
        for (int rounds = 0; rounds < RECOVERIES; ) {
            List<JsonObject> next = all(
                    organization, EventLog.SPEC, new JsonObject().put("sequence", new JsonObject().put("$gt", heard)));
            for (JsonObject event : next) {
                int times = random.nextInt(8) == 0 ? 2 : 1;
                for (int i = 0; i < times; i++) {
                    hear(organization, event);
                }
                heard = event.getLong("sequence");
            }
            if (working == 0) {
                troubled = false;
                rounds = next.isEmpty() && !untold(organization) && model.tail(organization) == told(organization)
                        ? RECOVERIES
                        : rounds + 1;
                recover();
            } else {
                pause(PAUSE_MS);
            }
        }
        if (model.tail(organization) != told(organization)) {
            throw new AssertionError("not every entry of " + organization + " was told");
        }
    }

    private boolean untold(String organization) {
        JsonObject waiting = new JsonObject().put("outbox.0", new JsonObject().put("$exists", true));
        return Stream.of("journal_entries", "invoices", "payments_received", "credit_notes")
                .anyMatch(name -> straight.open(scope(organization), CollectionSpec.named(name))
                                .count(waiting)
                                .result()
                        > 0);
    }

    private long told(String organization) {
        return straight.open(scope(organization), EventLog.SPEC)
                .count(new JsonObject().put("type", "journal_entry.posted"))
                .result();
    }

    private void hear(String organization, JsonObject event) {
        if (!event.getString("type").equals("journal_entry.posted")) {
            return;
        }
        boolean[] done = new boolean[1];
        for (int i = 0; i < TRIES && !done[0]; i++) {
            SimulatedTill server = anyServer();
            boolean[] ended = new boolean[1];
            turns.spawn(() -> {
                done[0] = server.hear(scope(organization), event);
                ended[0] = true;
            });
            turns.await(() -> ended[0] || !server.alive);
        }
        if (!done[0]) {
            throw new AssertionError("an entry is not heard: " + event.getString("subject"));
        }
    }

    private void recover() {
        clock.advance(Duration.ofSeconds(ROUND_S));
        SimulatedTill server = servers.getFirst();
        boolean[] ended = new boolean[1];
        turns.spawn(() -> {
            server.recover();
            ended[0] = true;
        });
        turns.await(() -> ended[0]);
    }

    /** Somebody at the till of one organization, with one customer. */
    private final class Customer {
        private final String organization;
        private final String name;
        private final List<String> invoices = new ArrayList<>();
        private final List<String> receipts = new ArrayList<>();
        private int asked;

        Customer(String organization, String name) {
            this.organization = organization;
            this.name = name;
        }

        void work() {
            for (int i = 0; i < ORDERS; i++) {
                pause(PAUSE_MS / 3);
                order(invoices.isEmpty() ? 0 : random.nextInt(12));
            }
        }

        private void order(int choice) {
            String invoice = invoices.isEmpty() ? "inv_none" : any(invoices);
            switch (choice) {
                case 0, 1, 2 -> draftAndIssue();
                case 3 -> send("pay", Map.of("invoice_id", invoice), new JsonObject().put("amount", amount()));
                case 4, 5 -> receipt().ifPresent(receipts::add);
                case 6 -> send("cancel", Map.of("payment_id", aReceipt()), new JsonObject());
                case 7 ->
                    send(
                            "apply",
                            Map.of(),
                            new JsonObject()
                                    .put("credit_id", aReceipt())
                                    .put("invoice_id", invoice)
                                    .put("amount", amount()));
                case 8 ->
                    send(
                            "credit",
                            Map.of(),
                            new JsonObject()
                                    .put("original_invoice_id", invoice)
                                    .put("reason", "simulated")
                                    .put("line_items", new io.vertx.core.json.JsonArray().add(line(amount()))));
                case 9 -> send("void", Map.of("invoice_id", invoice), new JsonObject().put("reason", "simulated"));
                case 10 -> send("refund", Map.of("payment_id", aReceipt()), new JsonObject().put("amount", amount()));
                default ->
                    send(
                            "write_off",
                            Map.of("invoice_id", invoice),
                            new JsonObject().put("amount", amount()).put("reason", "simulated"));
            }
        }

        private void draftAndIssue() {
            send(
                            "create",
                            Map.of(),
                            new JsonObject()
                                    .put("customer_id", "con_" + organization)
                                    .put(
                                            "line_items",
                                            new io.vertx.core.json.JsonArray()
                                                    .add(line(amount()))
                                                    .add(line(amount()))))
                    .ifPresent(id -> {
                        invoices.add(id);
                        send("issue", Map.of("invoice_id", id), new JsonObject());
                    });
        }

        /** Over one invoice or two, mostly with a rest. */
        private Optional<String> receipt() {
            io.vertx.core.json.JsonArray parts = new io.vertx.core.json.JsonArray();
            Stream.of(any(invoices), any(invoices))
                    .distinct()
                    .forEach(id ->
                            parts.add(new JsonObject().put("invoice_id", id).put("amount", 1 + random.nextInt(20))));
            return send(
                    "receive",
                    Map.of(),
                    new JsonObject()
                            .put("customer_id", "con_" + organization)
                            .put("amount", 40 + random.nextInt(40))
                            .put("bank_charges", random.nextInt(2))
                            .put("allocations", parts));
        }

        private JsonObject line(int rate) {
            return new JsonObject()
                    .put("name", "Battery pack")
                    .put("hsn_sac_code", "850760")
                    .put("rate", rate)
                    .put("tax_rate", 18);
        }

        private int amount() {
            return 1 + random.nextInt(60);
        }

        private String aReceipt() {
            return receipts.isEmpty() ? "pay_none" : any(receipts);
        }

        private String any(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }

        /** The id of what it made, where it was done. What is sent twice under one key races against itself. */
        private Optional<String> send(String operation, Map<String, String> path, JsonObject body) {
            String key = name + "-" + asked++;
            boolean[] over = new boolean[2];
            @Nullable String[] made = new String[2];
            int copies = random.nextInt(5) == 0 ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                int each = copy;
                turns.spawn(() -> {
                    made[each] = insist(operation, key, path, body);
                    over[each] = true;
                });
            }
            turns.await(() -> over[0] && (copies == 1 || over[1]));
            return Stream.of(made).filter(id -> id != null && !id.isEmpty()).findFirst();
        }

        /** Repeats under the same key, at any server, until it knows. */
        private @Nullable String insist(String operation, String key, Map<String, String> path, JsonObject body) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                SimulatedTill server = anyServer();
                Reply[] reply = new Reply[1];
                turns.spawn(() -> reply[0] = server.run(operation, scope(organization), key, path, body));
                turns.await(() -> reply[0] != null || !server.alive);
                if (reply[0] instanceof Reply.Refused(var problem)) {
                    if (!isWorthRepeating(problem.code())) {
                        answers.merge(operation + " " + problem.code(), 1, Integer::sum);
                        return null;
                    }
                } else if (reply[0] != null) {
                    answers.merge(operation + " done", 1, Integer::sum);
                    return model.acknowledged(organization, operation, requireNonNull(reply[0]));
                }
                pause(PAUSE_MS);
            }
            answers.merge(operation + " given up", 1, Integer::sum);
            return null;
        }

        private static boolean isWorthRepeating(ProblemCode code) {
            return code.status() >= 500
                    || code == ProblemCode.IDEMPOTENCY_IN_FLIGHT
                    || code == ProblemCode.CONCURRENT_CHANGE;
        }
    }

    static StoreUnavailable lost(String what, boolean unknown) {
        return new StoreUnavailable(what, unknown, new IllegalStateException());
    }
}
