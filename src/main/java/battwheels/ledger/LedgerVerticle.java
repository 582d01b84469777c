package battwheels.ledger;

import battwheels.ledger.chart.ChartRepository;
import battwheels.ledger.journal.ItemKey;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.Lanes;
import battwheels.ledger.journal.Order;
import battwheels.ledger.journal.Outcome;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.CollectionSpec;
import java.util.List;

/** The operations on the book. */
public final class LedgerVerticle extends DomainVerticle {
    private final JournalStore journal;
    private final ChartRepository charts;
    private final Lanes lanes;

    public LedgerVerticle(Kernel kernel) {
        super("ledger", kernel.channels(), kernel.idempotent());
        this.journal = new JournalStore(kernel.stores()::open, new Announced(kernel));
        this.charts = new ChartRepository(kernel);
        this.lanes = new Lanes(journal, charts, this::onVirtualThread, kernel.clock());
        kernel.subscriptions()
                .declare(Subscription.of("ledger", "chart_of_accounts")
                        .repeatable()
                        .on("organization.created", (scope, event) -> charts.get(scope)));
    }

    /** The collections without outboxes. */
    public static List<CollectionSpec> collections() {
        return List.of(JournalStore.SNAPSHOTS);
    }

    @Override
    protected void bind(Operations on) {
        on.inside("ledger.post", this::post)
                .inside("ledger.posted", this::posted)
                .inside("ledger.item", this::item);
    }

    private Reply post(Command command) {
        Order order = new Order.Posting(command.body(PostingRequest.class));
        return switch (lanes.enter(command.scope(), order).await()) {
            case Outcome.Stands(JournalEntry entry, boolean repeated) -> new Reply.Plain(entry.posted(repeated));
            case Outcome.Refused(var why) -> Reply.refused(Refusals.problem(why));
        };
    }

    private Reply posted(Command command) {
        return journal.bySource(command.scope(), command.path("source_key"))
                .<Reply>map(entry -> new Reply.Plain(entry.posted(true)))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    private Reply item(Command command) {
        ItemKey key = new ItemKey(command.path("account"), command.path("document_id"));
        return journal.item(command.scope(), key)
                .<Reply>map(Reply.Plain::new)
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    private void onVirtualThread(Runnable task) {
        context().runOnContext(start -> task.run());
    }
}
