package battwheels.sales;

import battwheels.contacts.ContactParty;
import battwheels.fixtures.Commands;
import battwheels.fixtures.PlainFingerprints;
import battwheels.ledger.SimulatedLedger;
import battwheels.organizations.DocumentSettings;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.IdempotentCommands;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.Onward;
import battwheels.platform.outbox.SimulatedRelay;
import battwheels.platform.plans.Plans;
import battwheels.platform.plans.Quota;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.streams.Subscriptions;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import battwheels.simulation.Link;
import battwheels.simulation.Turns;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One server of {@link SalesSimulation}: its sales and its ledger, and its way to the store. */
final class SimulatedTill implements Link {
    private static final Plans PLANS = Plans.load();
    private static final JsonMapper JSON = new JsonMapper();
    private static final OrganizationCard ORGANIZATION = new OrganizationCard(
            "Workshop",
            "till",
            null,
            null,
            null,
            null,
            "29",
            null,
            null,
            null,
            ZoneId.of("Asia/Kolkata"),
            MonthDay.of(4, 1),
            DocumentSettings.DEFAULT);

    private final SalesSimulation story;
    private final SimulatedRelay relay;
    private final IdempotentCommands idempotent;
    private final SimulatedLedger ledger;
    private final Sales sales;
    private final BooksReaction reaction;
    private final Map<String, Function<Command, Reply>> operations;
    boolean alive = true;

    @SuppressWarnings("NullAway") // there is no bus, no job and no courier here
    SimulatedTill(SalesSimulation story) {
        this.story = story;
        DocumentStore reached = story.documents.through(this);
        TenantStores stores = new TenantStores(reached, QueryLog.SILENT);
        PlatformStores platform = new PlatformStores(reached);
        EventLog log = new EventLog(stores);
        this.relay = new SimulatedRelay(stores, platform, log, story.clock, this::spawn, new Nobody());
        this.idempotent = new IdempotentCommands(stores, platform, new PlainFingerprints(), story.clock);
        Kernel kernel = new Kernel(
                stores,
                null,
                idempotent,
                relay.relay(),
                log,
                null,
                new Subscriptions(),
                null,
                new Quota(stores, PLANS, story.clock),
                story.clock);
        this.ledger = new SimulatedLedger(kernel, story.rules, this::spawn, condition -> {
            story.turns.await(() -> !alive || condition.getAsBoolean());
            dieIfKilled();
        });
        this.sales = new Sales(kernel, new Questions(this::ask));
        this.reaction = sales.reaction();
        this.operations = Map.of(
                "create", command -> sales.invoices().create(command),
                "issue", command -> sales.invoices().issue(command),
                "void", command -> sales.invoices().voided(command),
                "write_off", command -> sales.invoices().writeOff(command),
                "pay", command -> sales.receipts().pay(command),
                "receive", command -> sales.receipts().record(command),
                "cancel", command -> sales.receipts().cancel(command),
                "apply", command -> sales.credits().apply(command),
                "refund", command -> sales.credits().refund(command, "payment_id"),
                "credit", command -> sales.creditNotes().create(command));
    }

    private void spawn(Runnable task) {
        story.turns.spawn(() -> {
            story.turns.step();
            dieIfKilled();
            task.run();
        });
    }

    private void dieIfKilled() {
        if (!alive) {
            throw new Turns.Crash();
        }
    }

    private Future<Reply> ask(String domain, Command command) {
        Reply reply = switch (domain) {
            case "ledger" -> settled(ledger::answer, command);
            case "organizations" -> new Reply.Plain(ORGANIZATION);
            case "contacts" ->
                new Reply.Plain(new ContactParty(
                        command.path("contact_id"), "Ravi Kumar", null, null, null, "29", 30, null, true));
            default -> Reply.refused(Problem.notFound());
        };
        return Future.succeededFuture(reply);
    }

    /** As a domain verticle would: once per key, every failure an answer. */
    Reply run(String operation, Scope scope, String key, Map<String, String> path, JsonObject body) {
        Command bare = Commands.command(operation, scope);
        Command command = Commands.keyed(
                new Command(
                        operation,
                        bare.tenant(),
                        bare.principal(),
                        path,
                        Query.EMPTY,
                        Optional.empty(),
                        Optional.of(tree(body)),
                        Optional.empty(),
                        bare.idempotency(),
                        bare.correlationId(),
                        bare.deadline()),
                key,
                body.encode());
        Function<Command, Reply> method = Objects.requireNonNull(operations.get(operation), operation);
        return outage(() -> idempotent.run(command, attempt -> {
            try {
                return method.apply(attempt);
            } catch (RefusedException refused) {
                return Reply.refused(refused.problem());
            } catch (DuplicateKey duplicate) {
                return Reply.refused(Problem.of(ProblemCode.DUPLICATE, "there already"));
            }
        }));
    }

    private static JsonNode tree(JsonObject body) {
        try {
            return JSON.readTree(body.encode());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Reply settled(Function<Command, Reply> method, Command command) {
        return outage(() -> {
            try {
                return method.apply(command);
            } catch (RefusedException refused) {
                return Reply.refused(refused.problem());
            }
        });
    }

    private static Reply outage(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (StoreUnavailable outage) {
            return Reply.refused(Problem.of(
                    outage.outcomeUnknown() ? ProblemCode.OUTCOME_UNKNOWN : ProblemCode.STORE_UNAVAILABLE, "outage"));
        }
    }

    /** Whether it did what an entry asks of it; what fails is brought again. */
    boolean hear(Scope scope, JsonObject event) {
        try {
            reaction.posted(scope, event);
            return true;
        } catch (RefusedException | StoreUnavailable notThisTime) {
            return false;
        }
    }

    void recover() {
        try {
            relay.recover();
        } catch (StoreUnavailable outage) {
            // The next round comes.
        }
    }

    @Override
    public <T> Future<T> send(String operation, Supplier<T> effect) {
        step();
        int fate = story.troubled() ? story.random.nextInt(160) : -1;
        if (fate == 0) {
            return Future.failedFuture(SalesSimulation.lost("request lost", false));
        }
        Future<T> answer = Link.reply(effect);
        step();
        return fate == 1 ? Future.failedFuture(SalesSimulation.lost("reply lost", true)) : answer;
    }

    /** Not every time: over the seeds every place has its turn, and each turn costs. */
    private void step() {
        if (story.random.nextInt(3) == 0) {
            story.turns.step();
        }
        dieIfKilled();
    }

    @Override
    public boolean goesOn() {
        return !story.troubled() || story.random.nextInt(160) != 0;
    }

    /** The log is read by whoever carries entries. */
    private static final class Nobody implements Onward {
        @Override
        public void grown(OrganizationId organization) {}

        @Override
        public void lookAgain(OrganizationId organization) {}

        @Override
        public boolean isSettled(Scope scope) {
            return true;
        }
    }
}
