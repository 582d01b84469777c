package battwheels.ledger;

import battwheels.ledger.journal.Book;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads what reports show beside sums: entries of a span, open items of a day. */
final class ReportLines {
    /** Most entries of one list. */
    static final int SHOWN = Find.MAX - 1;

    private static final JsonObject BY_DAY = new JsonObject().put("date", 1).put("sequence", 1);
    private static final int PAGES_MAX = 200;
    private static final int TRIES = 5;

    private final JournalStore store;

    ReportLines(JournalStore store) {
        this.store = store;
    }

    /** Entries that name the account, by date; one more than {@link #SHOWN} when there are more. */
    List<JournalEntry> of(Scope scope, String account, LocalDate start, LocalDate end, long sequence) {
        return read(
                scope,
                new JsonObject()
                        .put("accounts", account)
                        .put(
                                "date",
                                new JsonObject().put("$gte", start.toString()).put("$lte", end.toString()))
                        .put("sequence", new JsonObject().put("$lte", sequence)));
    }

    List<JournalEntry> onDay(Scope scope, LocalDate day) {
        return read(scope, new JsonObject().put("date", day.toString()));
    }

    private List<JournalEntry> read(Scope scope, JsonObject filter) {
        return store.entries(scope).find(Find.where(filter).sortedBy(BY_DAY)).await().stream()
                .map(JournalStore::entry)
                .toList();
    }

    /** Items of the receivables account that may have been open on a day, as of one sequence. */
    record Items(long sequence, List<OpenItem> items) {}

    /** Read again when the book moved meanwhile, so that no payment is seen on one item and not on another. */
    Items receivables(Scope scope, LocalDate day) {
        return items(
                scope,
                new JsonObject()
                        .put("kind", "item")
                        .put("account", SystemAccount.RECEIVABLE.code())
                        .put("settled_on", new JsonObject().put("$gt", day.toString()))
                        .put("date", new JsonObject().put("$lte", day.toString())));
    }

    /** Items of a contact on one account that were opened by a day, settled or not. */
    Items of(Scope scope, OpenItems.Of asked) {
        return items(
                scope,
                new JsonObject()
                        .put("contact_id", asked.contactId())
                        .put("kind", "item")
                        .put("account", asked.account().code())
                        .put(
                                "date",
                                new JsonObject().put("$lte", asked.through().toString())));
    }

    private Items items(Scope scope, JsonObject filter) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long sequence = store.book(scope).orElse(Book.EMPTY).sequence();
            List<OpenItem> items = all(scope, filter);
            if (items.stream().allMatch(item -> item.sequence() <= sequence)) {
                return new Items(sequence, items);
            }
        }
        throw new RefusedException(
                Problem.of(ProblemCode.OVERLOADED, "The book moves too fast for this report at the moment. Try again.")
                        .retryAfter(1));
    }

    private List<OpenItem> all(Scope scope, JsonObject filter) {
        List<OpenItem> items = new ArrayList<>();
        String after = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            List<JsonObject> rows =
                    store.snapshots(scope).find(page(filter, after)).await();
            rows.forEach(row -> items.add(DocumentJson.read(row, OpenItem.class)));
            if (rows.size() < Find.MAX) {
                return items;
            }
            after = rows.getLast().getString("_id");
        }
        throw new RefusedException(Problem.of(ProblemCode.OVERLOADED, "There are too many documents."));
    }

    private static Find page(JsonObject filter, String after) {
        return Find.where(filter.copy().put("_id", new JsonObject().put("$gt", after)))
                .sortedBy(new JsonObject().put("_id", 1));
    }
}
