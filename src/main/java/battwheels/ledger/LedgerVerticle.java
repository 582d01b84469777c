package battwheels.ledger;

import battwheels.ledger.chart.ChartRepository;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.Lanes;
import battwheels.ledger.journal.Order;
import battwheels.ledger.journal.Outcome;
import battwheels.ledger.manual.JournalRepository;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.Reply;
import battwheels.platform.print.PrintedDocument;
import battwheels.platform.problem.Problem;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations on the book. */
public final class LedgerVerticle extends DomainVerticle {
    private final JournalStore journal;
    private final Posts posts;
    private final Charts chart;
    private final Entries entries;
    private final Locks locks;
    private final Reports reports;
    private final Checks checks;
    private final Items items;
    private final Questions questions;
    private final InstantSource clock;

    /** @param documents the domain that has the documents of each {@link Source#type}, asked when a book is checked */
    public LedgerVerticle(Kernel kernel, Map<String, String> documents) {
        super("ledger", kernel.channels(), kernel.idempotent());
        this.clock = kernel.clock();
        this.questions = new Questions(kernel.channels());
        this.journal = new JournalStore(kernel.stores()::open, new Announced(kernel));
        ChartRepository charts = new ChartRepository(kernel);
        this.posts = new Posts(new Lanes(journal, charts, this::onVirtualThread, clock));
        this.chart = new Charts(charts, clock);
        this.entries = new Entries(journal, new JournalRepository(kernel), charts, posts, this::today, clock);
        this.items = new Items(journal);
        this.locks = new Locks(journal, posts);
        this.reports = new Reports(journal, charts, this::today, this::letterhead);
        this.checks = new Checks(journal, posts, kernel.jobs(), questions, documents, clock);
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
        on.on("listAccounts", command -> chart.list(command))
                .on("getAccount", command -> chart.get(command))
                .on("createAccount", command -> chart.add(command))
                .on("updateAccount", command -> chart.edit(command))
                .on("getAccountLedger", command -> reports.statement(command))
                .on("listJournalEntries", command -> entries.list(command))
                .on("createJournalEntry", command -> entries.write(command))
                .on("getJournalEntry", command -> entries.get(command))
                .on("approveJournalEntry", command -> entries.approve(command))
                .on("rejectJournalEntry", command -> entries.reject(command))
                .on("reverseJournalEntry", command -> entries.reverse(command))
                .on("getTrialBalance", command -> reports.trialBalance(command))
                .on("getProfitLoss", command -> reports.profitLoss(command))
                .on("getBalanceSheet", command -> reports.balanceSheet(command))
                .on("getGeneralLedger", command -> reports.generalLedger(command))
                .on("getReceivablesAgeing", command -> reports.ageing(command))
                .on("getDayBook", command -> reports.dayBook(command))
                .on("listPeriodLocks", command -> locks.list(command))
                .on("lockPeriod", command -> locks.lock(command))
                .on("unlockPeriod", command -> locks.unlock(command))
                .on("verifyLedger", command -> checks.start(command))
                .on("getLedgerCheck", command -> checks.last(command))
                .on("releaseLedger", command -> checks.release(command))
                .inside("ledger.post", this::post)
                .inside("ledger.posted", this::posted)
                .inside("ledger.item", command -> items.one(command))
                .inside("ledger.items", command -> items.named(command))
                .inside("ledger.items_of", command -> items.ofContact(command))
                .inside("ledger.open", command -> items.open(command))
                .inside("ledger.account", command -> chart.card(command));
    }

    private Reply post(Command command) {
        Outcome.Stands stands = posts.enter(command.scope(), new Order.Posting(command.body(PostingRequest.class)));
        return new Reply.Plain(stands.entry().posted(stands.repeated()));
    }

    private Reply posted(Command command) {
        return journal.bySource(command.scope(), command.path("source_key"))
                .<Reply>map(entry -> new Reply.Plain(entry.posted(true)))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    /** The day it is where the organization is. */
    private LocalDate today(Scope scope) {
        ZoneId zone = questions.get(scope, "organizations.zone", Map.of(), ZoneId.class);
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** What stands above what the organization prints. */
    private List<String> letterhead(Scope scope) {
        PrintedDocument.Block head =
                questions.get(scope, "organizations.letterhead", Map.of(), PrintedDocument.Block.class);
        return Stream.concat(Stream.of(head.heading()), head.lines().stream()).toList();
    }

    private void onVirtualThread(Runnable task) {
        context().runOnContext(start -> task.run());
    }
}
