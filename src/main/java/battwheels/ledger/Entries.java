package battwheels.ledger;

import static java.util.Objects.requireNonNull;

import battwheels.ledger.chart.Chart;
import battwheels.ledger.chart.ChartRepository;
import battwheels.ledger.chart.ChartRules;
import battwheels.ledger.journal.EntryLine;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.Order;
import battwheels.ledger.journal.Reversal;
import battwheels.ledger.manual.JournalForm;
import battwheels.ledger.manual.JournalRepository;
import battwheels.ledger.manual.JournalRules;
import battwheels.ledger.manual.JournalStatus;
import battwheels.ledger.manual.ManualJournal;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Keyset;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations on entries, and on manual journals until they are entries. */
final class Entries {
    private static final String PATH = "/api/v1/journal-entries/";
    private static final String SEQUENCE = "sequence";

    /** What documents post is taken back by the document: a void, a deletion, a refund. */
    private static final Set<String> OWN_SOURCES = Set.of("journal", "reversal");

    private final JournalStore store;
    private final JournalRepository journals;
    private final ChartRepository charts;
    private final Posts posts;
    private final Function<Scope, LocalDate> today;
    private final InstantSource clock;

    Entries(
            JournalStore store,
            JournalRepository journals,
            ChartRepository charts,
            Posts posts,
            Function<Scope, LocalDate> today,
            InstantSource clock) {
        this.store = store;
        this.journals = journals;
        this.charts = charts;
        this.posts = posts;
        this.today = today;
        this.clock = clock;
    }

    Reply list(Command command) {
        EntryViews views = new EntryViews(chart(command));
        if (!command.query().flag("is_posted").orElse(true)) {
            return new Reply.Listing(journals.unposted(command).map(views::of));
        }
        Scope scope = command.scope();
        JsonObject filter = filter(command.query(), chart(command));
        PageQuery page = command.page();
        Find find = Keyset.page(filter, page, SEQUENCE);
        List<JsonObject> rows = store.entries(scope).find(find).await();
        long total = store.entries(scope).count(filter).await();
        Slice<JournalEntry> slice = Keyset.slice(page, rows, total, SEQUENCE).map(JournalStore::entry);
        Map<String, Reversal> reversals = store.reversals(
                scope, slice.rows().stream().map(JournalEntry::entryId).toList());
        return new Reply.Listing(slice.map(entry -> views.of(entry, reversals.get(entry.entryId()))));
    }

    private static JsonObject filter(Query query, Chart chart) {
        JsonObject filter = new JsonObject();
        JsonObject days = new JsonObject();
        query.date("start_date").ifPresent(day -> days.put("$gte", day.toString()));
        query.date("end_date").ifPresent(day -> days.put("$lte", day.toString()));
        if (!days.isEmpty()) {
            filter.put("date", days);
        }
        query.text("entry_type").ifPresent(type -> filter.put("entry_type", type));
        query.text("source_document_id").ifPresent(id -> filter.put("source_id", id));
        query.text("account_id")
                .ifPresent(id -> filter.put(
                        "accounts",
                        ChartRules.byId(chart, id)
                                .map(account -> account.accountCode())
                                .orElse("-")));
        return filter;
    }

    Reply get(Command command) {
        String id = id(command);
        return new Reply.Plain(
                posted(command, id).orElseGet(() -> new EntryViews(chart(command)).of(written(command, id))));
    }

    private Optional<EntryView> posted(Command command, String id) {
        return store.byId(command.scope(), id).map(entry -> view(command, entry));
    }

    private EntryView view(Command command, JournalEntry entry) {
        @Nullable
        Reversal reversal =
                store.reversals(command.scope(), List.of(entry.entryId())).get(entry.entryId());
        return new EntryViews(chart(command)).of(entry, reversal);
    }

    private ManualJournal written(Command command, String id) {
        return journals.find(command.scope(), id)
                .map(Stored::state)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    Reply write(Command command) {
        JournalForm form = command.body(JournalForm.class);
        Chart chart = chart(command);
        Faults faults = JournalRules.check(form, chart);
        if (faults.any()) {
            return Reply.refused(Problem.invalid(faults.list()));
        }
        String id = command.newId("je");
        ManualJournal journal = new ManualJournal(
                id,
                JournalStatus.PENDING,
                form.entryType() == null ? EntryType.JOURNAL : form.entryType(),
                requireNonNull(form.entryDate()),
                requireNonNull(form.description()),
                JournalRules.lines(id, form, chart),
                command.principal().actor().id(),
                command.principal().actor().name(),
                clock.instant(),
                null,
                null);
        Stored<ManualJournal> made = journals.create(command, journal);
        return new Reply.Created(new EntryViews(chart).of(made.state()), made.version(), PATH + id);
    }

    /** Approved first, then posted under the journal's own id: a crash in between is mended by approving again. */
    Reply approve(Command command) {
        String id = id(command);
        String by = command.principal().actor().id();
        ManualJournal approved = journals.change(command, id, journal -> JournalRules.approve(journal, by))
                .state();
        JournalEntry entry = posts.entry(command.scope(), new Order.Posting(JournalRules.request(approved)), id);
        journals.change(command.step(), id, journal -> JournalRules.posted(journal, by));
        return new Reply.Plain(view(command, entry));
    }

    Reply reject(Command command) {
        String by = command.principal().actor().id();
        String reason = command.body(Reason.class).reason();
        ManualJournal rejected = journals.change(
                        command, id(command), journal -> JournalRules.reject(journal, by, reason))
                .state();
        return new Reply.Plain(new EntryViews(chart(command)).of(rejected));
    }

    /** Why something is done, for those who read it later. */
    record Reason(String reason, @Nullable LocalDate entryDate) {}

    Reply reverse(Command command) {
        String id = id(command);
        Reason reason = command.body(Reason.class);
        JournalEntry entry =
                store.byId(command.scope(), id).orElseThrow(() -> new RefusedException(Problem.notFound()));
        if (!OWN_SOURCES.contains(entry.source().type())) {
            return Reply.refused(Problem.of(
                            ProblemCode.ILLEGAL_MOVE,
                            "This entry belongs to a document of type "
                                    + entry.source().type()
                                    + ". Void or delete the document: that takes the entry back.")
                    .with("legal_moves", List.of()));
        }
        LocalDate date = reason.entryDate() == null ? today.apply(command.scope()) : reason.entryDate();
        JournalEntry reversal = posts.enter(command.scope(), new Order.Posting(mirrored(entry, reason, date)))
                .entry();
        return new Reply.Made(view(command, reversal));
    }

    /** The same amounts on the other sides. Under one key for each entry: a second reversal meets the first. */
    private static PostingRequest mirrored(JournalEntry entry, Reason reason, LocalDate date) {
        return PostingRequest.of(
                        new Source("reversal", entry.entryId(), "reversal:" + entry.entryId()),
                        entry.entryType(),
                        date,
                        "Takes back entry " + entry.sequence() + ": " + reason.reason(),
                        entry.lines().stream().map(Entries::mirrored).toList())
                .reversing(entry.entryId());
    }

    private static PostingLine mirrored(EntryLine line) {
        ItemMovement item = line.item();
        return new PostingLine(
                line.account(),
                line.credit(),
                line.debit(),
                line.contactId(),
                item == null ? null : ItemMovement.of(item.documentId(), item.documentType(), Movement.REVERSED),
                line.description());
    }

    private Chart chart(Command command) {
        return charts.get(command.scope()).state();
    }

    private static String id(Command command) {
        return command.path("entry_id");
    }
}
