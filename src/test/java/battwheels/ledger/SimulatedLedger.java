package battwheels.ledger;

import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.Order;
import battwheels.ledger.journal.Outcome;
import battwheels.ledger.journal.PlantedRules;
import battwheels.ledger.journal.SimulatedBooks;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.CollectionSpec;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What other domains ask of the ledger, answered by its production classes on one simulated server. */
public final class SimulatedLedger {
    private final SimulatedBooks books;
    private final Items items;
    private final PlantedRules rules;
    private final Consumer<BooleanSupplier> wait;

    /** @param wait lets the others go on until the condition holds */
    public SimulatedLedger(Kernel kernel, PlantedRules rules, Executor executor, Consumer<BooleanSupplier> wait) {
        this.books = new SimulatedBooks(kernel.stores(), new Announced(kernel), rules, executor, kernel.clock());
        this.items = new Items(books.store());
        this.rules = rules;
        this.wait = wait;
    }

    public static List<CollectionSpec> collections() {
        return List.of(JournalStore.ENTRIES, JournalStore.SNAPSHOTS);
    }

    public Reply answer(Command command) {
        return switch (command.operationId()) {
            case "ledger.post" -> post(command, command.body(PostingRequest.class));
            case "ledger.posted" -> posted(command);
            case "ledger.item" -> items.one(command);
            case "ledger.items" -> items.named(command);
            case "ledger.open" -> items.open(command);
            default -> Reply.refused(Problem.notFound());
        };
    }

    private Reply post(Command command, PostingRequest request) {
        Reply reply = entered(command, request);
        if (rules == PlantedRules.REVERSED_AGAIN && request.reverses() != null) {
            Source source = request.source();
            entered(command, under(request, new Source(source.type(), source.id(), source.key() + ":again")));
        }
        return reply;
    }

    private static PostingRequest under(PostingRequest request, Source source) {
        return new PostingRequest(
                source,
                request.type(),
                request.date(),
                request.narration(),
                request.lines(),
                request.number(),
                request.expects(),
                request.reverses());
    }

    private Reply entered(Command command, PostingRequest request) {
        Future<Outcome> answer = books.lanes().enter(command.scope(), new Order.Posting(request));
        wait.accept(answer::isComplete);
        return switch (answer.await()) {
            case Outcome.Stands(var entry, boolean repeated) -> new Reply.Plain(entry.posted(repeated));
            case Outcome.Refused(var why) -> Reply.refused(Refusals.problem(why));
        };
    }

    private Reply posted(Command command) {
        return books.store()
                .bySource(command.scope(), command.path("source_key"))
                .<Reply>map(entry -> new Reply.Plain(entry.posted(true)))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }
}
