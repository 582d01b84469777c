package battwheels.evfi.learning;

import battwheels.evfi.card.ConfidenceEntry;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Metrics;
import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.library.LibraryCards;
import battwheels.evfi.own.Overlays;
import battwheels.evfi.own.TenantKnowledge;
import battwheels.fixtures.TestDocuments;
import battwheels.fixtures.TestKernel;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.outbox.Stored;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformKnowledge;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Closed tickets of many organizations, told to the production classes twice, in another order and with crashes in
 * between; then each card's figures are compared with those of a model that knows every ticket once. By seed.
 */
final class LearningSimulation implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int OWN = 4;
    private static final int SHARED = 3;
    private static final int AT_ONCE = 8;
    private static final int CUT_OFF = 25;
    private static final int MOST_CUT_OFF = 2;
    private static final Duration AT_MOST = Duration.ofMinutes(50);

    /** One closing of a ticket, as the desk tells it. */
    private record Closing(
            String event,
            String ticket,
            String outcome,
            @Nullable String card) {
        JsonObject told() {
            return new JsonObject()
                    .put("id", event)
                    .put("type", "ticket.closed")
                    .put("actorid", "user_1")
                    .put("correlationid", "c-1")
                    .put("audit", new JsonObject().put("actor_name", "Asha").put("address", "127.0.0.1"))
                    .put(
                            "data",
                            new JsonObject()
                                    .put("ticket_id", ticket)
                                    .put("resolution_outcome", outcome)
                                    .put("resolution", "Done in " + ticket)
                                    .put("selected_failure_card", card));
        }
    }

    private final TestDocuments documents;
    private final FaultyStore store;
    private final TenantKnowledge own;
    private final Overlays overlays;
    private final Learning learning;
    private final List<FailureCard> library;
    private final int closures;
    private final long seed;
    private final Queue<String> differences = new ConcurrentLinkedQueue<>();

    LearningSimulation(Path data, int closures, boolean forgets, long seed) {
        this.closures = closures;
        this.seed = seed;
        this.documents = TestDocuments.in(data);
        this.store = new FaultyStore(documents.collections(), CUT_OFF, forgets, seed);
        this.library = IntStream.range(0, SHARED)
                .mapToObj(each -> LibraryCards.of("shared " + each, form("Shared " + each), "0.7", "simulation"))
                .toList();
        TenantStores tenants = new TenantStores(store, QueryLog.SILENT);
        PlatformStores platform = new PlatformStores(store);
        TestKernel made = TestKernel.over(documents, tenants, platform, CLOCK);
        Kernel kernel = made.kernel();
        this.own = new TenantKnowledge(kernel);
        this.overlays = new Overlays(kernel);
        GlobalKnowledge shared = new GlobalKnowledge(new PlatformKnowledge(platform), () -> library, CLOCK);
        this.learning = new Learning(kernel, own, shared, overlays);
        made.ensureIndexes();
    }

    private static JsonObject form(String title) {
        return new JsonObject()
                .put("title", title)
                .put("root_cause", "Cause of " + title)
                .put("subsystem_category", "motor");
    }

    private static Scope scope(int organization) {
        return new Scope(
                new OrganizationId("org_simulated%06d".formatted(organization)),
                new Actor("user_1", "Asha", "127.0.0.1"),
                Grants.NONE,
                "c-1",
                Deadline.after(AT_MOST, CLOCK));
    }

    private static String ticket(int organization, int number) {
        return "tkt_o%dt%d".formatted(organization, number);
    }

    private static String card(int organization, int number) {
        return "fc_o%dc%d".formatted(organization, number);
    }

    /** What is not as the model has it, one line each; empty when all is. */
    List<String> run(int organizations) throws InterruptedException {
        try (ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int organization = 0; organization < organizations; organization++) {
                int each = organization;
                workers.execute(() -> prepare(each));
            }
            workers.shutdown();
            settled(workers);
        }
        store.begin();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int organization = 0; organization < organizations; organization++) {
                int each = organization;
                workers.execute(() -> guarded(each));
            }
            workers.shutdown();
            settled(workers);
        }
        return List.copyOf(differences);
    }

    private static void settled(ExecutorService workers) throws InterruptedException {
        if (!workers.awaitTermination(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the simulation takes too long");
        }
    }

    private void guarded(int organization) {
        try {
            live(organization);
        } catch (RuntimeException broken) {
            differences.add("organization " + organization + " broke: " + broken);
        }
    }

    private void prepare(int organization) {
        for (int number = 0; number < OWN; number++) {
            String id = card(organization, number);
            own.imported(
                    Command.inside(scope(organization), "prepare" + id, Map.of()),
                    id,
                    form("Own " + number),
                    CLOCK.instant());
        }
    }

    private List<Closing> closings(int organization, Random random) {
        List<Closing> all = new ArrayList<>();
        for (int number = 0; number < closures; number++) {
            String ticket = ticket(organization, number);
            String outcome = random.nextInt(10) < 7 ? "success" : "failure";
            int which = random.nextInt(OWN + SHARED + 1);
            String card = which < OWN
                    ? card(organization, which)
                    : which < OWN + SHARED ? library.get(which - OWN).failureId() : null;
            all.add(new Closing("evt_" + ticket + "_1", ticket, outcome, card));
            if (random.nextInt(10) == 0) {
                all.add(new Closing("evt_" + ticket + "_2", ticket, outcome, card));
            }
        }
        return all;
    }

    /** Everything is told at least once, a third of it again, near to where it belongs. */
    private void live(int organization) {
        Random random = new Random(seed * 31 + organization);
        List<Closing> closings = closings(organization, random);
        List<Closing> told = new ArrayList<>(closings);
        closings.stream().filter(each -> random.nextInt(3) == 0).forEach(told::add);
        for (int at = told.size() - 1; at > 0; at--) {
            int other = Math.max(0, at - random.nextInt(40));
            Closing here = told.set(at, told.get(other));
            told.set(other, here);
        }
        Deque<Closing> waiting = new ArrayDeque<>(told);
        Scope scope = scope(organization);
        int cutOff = 0;
        while (!waiting.isEmpty()) {
            Closing next = waiting.pop();
            try {
                learning.closed(scope, next.told());
            } catch (RuntimeException crashed) {
                if (!isPassing(crashed) || ++cutOff > MOST_CUT_OFF * told.size()) {
                    throw crashed;
                }
                // Told again after others: the server that takes over goes on elsewhere.
                waiting.addLast(next);
            }
        }
        compare(organization, closings);
    }

    private static boolean isPassing(RuntimeException failure) {
        return failure instanceof FaultyStore.Crash
                || failure.getCause() instanceof FaultyStore.Crash
                || failure instanceof StoreUnavailable;
    }

    private void compare(int organization, List<Closing> closings) {
        Scope scope = scope(organization);
        Map<String, Map<String, Boolean>> model = new HashMap<>();
        Set<String> drafts = new HashSet<>();
        for (Closing closing : closings) {
            boolean success = closing.outcome().equals("success");
            if (closing.card() != null) {
                model.computeIfAbsent(closing.card(), each -> new HashMap<>()).put(closing.ticket(), success);
            } else if (success) {
                drafts.add("fc_" + closing.ticket().substring("tkt_".length()));
            }
        }
        Map<String, Metrics> shared = overlays.metrics(
                scope, library.stream().map(FailureCard::failureId).toList());
        for (int number = 0; number < OWN; number++) {
            String id = card(organization, number);
            compare(
                    organization,
                    id,
                    own.stored(scope, id).map(Stored::state).orElseThrow().metrics(),
                    model,
                    "0.5");
        }
        for (FailureCard each : library) {
            Metrics metrics = shared.getOrDefault(each.failureId(), each.metrics());
            compare(organization, each.failureId(), metrics, model, "0.7");
        }
        Set<String> found = new HashSet<>();
        own.every(scope, cards -> cards.forEach(each -> found.add(each.failureId())));
        found.removeIf(id -> id.startsWith("fc_o" + organization + "c"));
        if (!found.equals(drafts)) {
            differences.add("organization " + organization + " has drafts " + found + " and should have " + drafts);
        }
    }

    private void compare(
            int organization, String card, Metrics found, Map<String, Map<String, Boolean>> model, String start) {
        Map<String, Boolean> tickets = model.getOrDefault(card, Map.of());
        int successes = (int) tickets.values().stream().filter(each -> each).count();
        String where = "organization " + organization + ", " + card + ": ";
        same(where + "usage", found.usageCount(), tickets.size());
        same(where + "successes", found.successCount(), successes);
        same(where + "failures", found.failureCount(), tickets.size() - successes);
        BigDecimal effective = LearningRules.effectiveness(successes, tickets.size());
        same(where + "effectiveness", found.effectivenessScore().stripTrailingZeros(), effective.stripTrailingZeros());
        BigDecimal trust = new BigDecimal(start);
        Set<String> remembered = new HashSet<>();
        for (ConfidenceEntry entry : found.confidenceHistory()) {
            String ticket = String.valueOf(entry.ticketId());
            boolean helped = tickets.getOrDefault(ticket, false);
            trust = trust.add(new BigDecimal(helped ? "0.01" : "-0.02"))
                    .max(BigDecimal.ZERO)
                    .min(BigDecimal.ONE);
            remembered.add(ticket);
        }
        same(where + "tickets in the history", remembered, tickets.keySet());
        same(where + "confidence", found.confidenceScore().stripTrailingZeros(), trust.stripTrailingZeros());
    }

    private void same(String what, Object found, Object wanted) {
        if (!found.equals(wanted)) {
            differences.add(what + " is " + found + " and should be " + wanted);
        }
    }

    @Override
    public void close() {
        documents.close();
    }

    /** @param arguments folder, organizations, closures of each, seed */
    public static void main(String[] arguments) throws Exception {
        int organizations = Integer.parseInt(arguments[1]);
        int closures = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "learning");
        long began = System.nanoTime();
        List<String> differences;
        try (LearningSimulation target =
                new LearningSimulation(folder, closures, false, Long.parseLong(arguments[3]))) {
            differences = target.run(organizations);
        }
        differences.stream().limit(50).forEach(System.out::println);
        System.out.printf(
                "learning: %,d organizations x %,d closures in %.0f s, %,d differences from the model%n",
                organizations, closures, (System.nanoTime() - began) / 1e9, differences.size());
        System.exit(differences.isEmpty() ? 0 : 1);
    }
}
