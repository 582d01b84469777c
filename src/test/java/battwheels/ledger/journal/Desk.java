package battwheels.ledger.journal;

import battwheels.fixtures.Commands;
import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestDocuments;
import battwheels.ledger.EntryType;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.NumberRequest;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An accountant at the book of one organization, for tests: knows the everyday postings. */
final class Desk {
    static final LocalDate DAY = LocalDate.of(2026, 4, 10);
    static final String CUSTOMER = "con_1";

    static final Map<String, Account> CHART = Arrays.stream(SystemAccount.values())
            .map(each -> new Account("acc_" + each.code(), each.code(), each.type(), each.isControl()))
            .collect(Collectors.toUnmodifiableMap(Account::code, Function.identity()));

    /** Nobody hears of entries. */
    static final Announcer SILENT = new Announcer() {
        @Override
        public void before(Scope scope) {}

        @Override
        public JsonArray outbox(Scope scope, JournalEntry entry) {
            return new JsonArray();
        }

        @Override
        public void after(Scope scope, JournalEntry entry) {}
    };

    private final SteppedClock clock = new SteppedClock();
    private final String organization;
    private final JournalStore store;
    private final Lanes lanes;

    Desk(String organization, JournalStore store) {
        this.organization = organization;
        this.store = store;
        this.lanes = new Lanes(store, scope -> CHART, Thread::startVirtualThread, clock);
    }

    static Desk of(String organization, TestDocuments documents) {
        TestDocuments.result(documents.tenants().ensureIndexes(List.of(JournalStore.ENTRIES, JournalStore.SNAPSHOTS)));
        return new Desk(organization, new JournalStore(documents.tenants()::open, SILENT));
    }

    /** A server beside the first, on the same store. */
    Desk elsewhere() {
        return new Desk(organization, store);
    }

    JournalStore store() {
        return store;
    }

    Scope scope() {
        return Commands.scope(organization, clock);
    }

    Future<Outcome> enter(Order order) {
        return lanes.enter(scope(), order);
    }

    Outcome post(PostingRequest request) {
        return TestDocuments.result(enter(new Order.Posting(request)));
    }

    /** Opens an item of this many rupees on the customer, numbered. */
    static PostingRequest invoice(String id, long rupees, LocalDate day) {
        return PostingRequest.of(
                        Source.of("invoice", id, "issued"),
                        EntryType.SALES,
                        day,
                        "Invoice",
                        List.of(
                                PostingLine.debit(SystemAccount.RECEIVABLE, rupees(rupees))
                                        .moving(CUSTOMER, ItemMovement.of(id, "invoice", Movement.OPENED)),
                                PostingLine.credit(SystemAccount.SALES, rupees(rupees))))
                .numbered(new NumberRequest("invoice", "2026-27", "INV-{N5}", day, 1));
    }

    static PostingRequest payment(String id, String invoice, long rupees) {
        return PostingRequest.of(
                Source.of("payment", id, "received"),
                EntryType.RECEIPT,
                DAY,
                "Payment",
                List.of(
                        PostingLine.debit(SystemAccount.BANK, rupees(rupees)),
                        PostingLine.credit(SystemAccount.RECEIVABLE, rupees(rupees))
                                .moving(CUSTOMER, ItemMovement.of(invoice, "invoice", Movement.PAID))));
    }

    static PostingRequest journal(String id, long rupees) {
        return PostingRequest.of(
                Source.of("journal", id, "posted"),
                EntryType.JOURNAL,
                DAY,
                "Rent of the month",
                List.of(
                        PostingLine.debit(SystemAccount.RENT, rupees(rupees)),
                        PostingLine.credit(SystemAccount.BANK, rupees(rupees))));
    }

    static Money rupees(long rupees) {
        return new Money(rupees * 100);
    }
}
