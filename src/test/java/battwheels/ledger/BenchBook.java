package battwheels.ledger;

import battwheels.fixtures.Commands;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.ledger.journal.Account;
import battwheels.ledger.journal.BareBook;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.LongBook;
import battwheels.ledger.report.TrialBalance;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Query;
import battwheels.platform.bus.Reply;
import battwheels.platform.money.Money;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The book of one workshop, asked as other domains ask it; and beside it the store asked for the least that would keep as
 * much. Each call waits for its answer, on a virtual thread.
 */
final class BenchBook {
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Kolkata"));

    private static final CollectionSpec FLOOR = CollectionSpec.named("bench_floor");
    private static final JsonObject DONE = new JsonObject().put("$set", new JsonObject().put("state", "done"));
    private static final AtomicLong IDS = new AtomicLong();

    private final TestServer server;
    final Member owner;

    BenchBook(TestServer server, Member owner) {
        this.server = server;
        this.owner = owner;
    }

    Scope scope() {
        return Commands.scope(owner.organizationId(), Clock.systemUTC(), BenchStation.PATIENCE);
    }

    /** Makes the book, which has nothing yet, that long: over the days up to today. */
    void lengthen(long entries, int days) {
        new LongBook(server.documents()::open, chart(), this::scope).write(entries, TODAY.minusDays(days - 1), days);
    }

    private Map<String, Account> chart() {
        Map<String, Account> chart = new HashMap<>();
        for (JsonNode row :
                owner.api().get("/api/v1/chart-of-accounts").mustBe(200).at("/data")) {
            String code = row.path("account_code").asText();
            SystemAccount account = SystemAccount.of(code).orElseThrow();
            chart.put(code, new Account(row.path("account_id").asText(), code, account.type(), account.isControl()));
        }
        return chart;
    }

    /** The same book with no domain before it, and nobody told of its entries. */
    BareBook bare() {
        return new BareBook(server.documents()::open, chart());
    }

    /** As {@link #post(SystemAccount, SystemAccount)}, into the bare book. */
    void post(BareBook bare) {
        bare.post(scope(), request(lines(SystemAccount.RENT, SystemAccount.BANK), freshId()));
    }

    /** One entry of two lines under a key of its own. */
    void post(SystemAccount debit, SystemAccount credit) throws Exception {
        post(lines(debit, credit), freshId());
    }

    private static List<PostingLine> lines(SystemAccount debit, SystemAccount credit) {
        Money amount = new Money(12_345);
        return List.of(PostingLine.debit(debit, amount), PostingLine.credit(credit, amount));
    }

    /** Opens an item on a document, whose id is answered. */
    String bill() throws Exception {
        Money amount = new Money(12_345);
        String id = freshId();
        ItemMovement opened = ItemMovement.of(id, "journal", Movement.OPENED);
        post(
                List.of(
                        PostingLine.debit(SystemAccount.RECEIVABLE, amount).moving("con_bench", opened),
                        PostingLine.credit(SystemAccount.SALES, amount)),
                id);
        return id;
    }

    private void post(List<PostingLine> lines, String id) throws Exception {
        ask(Command.asking(scope(), "ledger.post", request(lines, id)), Posted.class);
    }

    private static PostingRequest request(List<PostingLine> lines, String id) {
        Source source = Source.of("journal", id, "posted");
        return PostingRequest.of(source, EntryType.JOURNAL, TODAY, "A posting of the bench", lines);
    }

    /** Asks what is open on a document. */
    void balance(String documentId) throws Exception {
        Map<String, String> path = Map.of("account", SystemAccount.RECEIVABLE.code(), "document_id", documentId);
        ask(Command.inside(scope(), "ledger.item", path), OpenItem.class);
    }

    void trialBalance() throws Exception {
        Query today = new Query(Map.of("as_of_date", TODAY));
        ask(Commands.command("getTrialBalance", scope(), Map.of(), today), TrialBalance.class);
    }

    private void ask(Command command, Class<?> answer) throws Exception {
        Reply reply = server.ask("ledger", command);
        if (!(reply instanceof Reply.Plain(Object body)) || !answer.isInstance(body)) {
            throw new IllegalStateException(command.operationId() + " was answered with " + reply);
        }
    }

    /** An entry as it is kept, without what makes it this one. */
    JsonObject kept() {
        JsonObject entry = server.documents()
                .open(scope(), JournalStore.ENTRIES)
                .findOne(new JsonObject().put("sequence", 1L))
                .await()
                .orElseThrow();
        entry.remove("_id");
        entry.remove("organization_id");
        return entry;
    }

    /** Inserts a document of this content and updates it by its id, which is answered. */
    String floor(JsonObject content) {
        String id = freshId();
        floors().insert(content.copy().put("_id", id)).await();
        floors().updateOne(new JsonObject().put("_id", id), DONE).await();
        return id;
    }

    JsonObject find(String id) {
        return floors().findOne(new JsonObject().put("_id", id)).await().orElseThrow();
    }

    private TenantCollection floors() {
        return server.documents().open(scope(), FLOOR);
    }

    private static String freshId() {
        return "bench_" + IDS.incrementAndGet();
    }
}
