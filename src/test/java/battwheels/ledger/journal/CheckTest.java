package battwheels.ledger.journal;

import static battwheels.ledger.journal.Desk.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.TestDocuments;
import battwheels.ledger.BookedDocuments;
import battwheels.ledger.check.Check;
import battwheels.ledger.check.DocumentCheck;
import battwheels.ledger.check.Finding;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.store.Documents;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed behind the ledger's back is found, and the first bad entry is named. */
class CheckTest {
    @TempDir
    static Path data;

    private static TestDocuments documents;
    private Desk desk;

    @BeforeAll
    static void open() {
        documents = TestDocuments.in(data);
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    /** Entries 1 to 6: two invoices, a part payment, three journals. */
    @BeforeEach
    void aBookOfSixEntries(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        desk = Desk.of("org_check" + Integer.toHexString(name.hashCode()), documents);
        desk.post(Desk.invoice("inv_1", 1_180, DAY));
        desk.post(Desk.invoice("inv_2", 500, DAY));
        desk.post(Desk.payment("pay_1", "inv_1", 1_000));
        for (int i = 1; i <= 3; i++) {
            desk.post(Desk.journal("j_" + i, 10 * i));
        }
    }

    private List<Finding> check() {
        return new Check(desk.store(), desk.scope(), nobody(desk), counted -> {}).run();
    }

    private Documents entries() {
        return desk.store().entries(desk.scope());
    }

    private JsonObject entry(long sequence) {
        return TestDocuments.result(entries().findOne(at(sequence))).orElseThrow();
    }

    private static JsonObject at(long sequence) {
        return new JsonObject().put("sequence", sequence);
    }

    private void set(JsonObject where, JsonObject fields) {
        assertThat(TestDocuments.result(entries().updateOne(where, new JsonObject().put("$set", fields))))
                .isEqualTo(1);
    }

    private void assertFirst(String what, long sequence) {
        assertThat(check().getFirst()).satisfies(first -> {
            assertThat(first.what()).isEqualTo(what);
            assertThat(first.sequence()).isEqualTo(sequence);
        });
    }

    @Test
    void aBookInOrderHasNoFinding() {
        assertThat(check()).isEmpty();
    }

    @Test
    void anAmountEditedOnBothSidesIsFoundWhereItStands() {
        JsonObject edited = new JsonObject().put("lines.0.debit", 99_00L).put("lines.1.credit", 99_00L);
        set(at(4), edited);

        assertFirst("content", 4);
    }

    @Test
    void aNarrationEditedIsFoundWhereItStands() {
        set(at(2), new JsonObject().put("narration", "Something else"));

        assertFirst("content", 2);
    }

    @Test
    void anEntryForgedWithAHashOfItsOwnIsFoundByTheNext() {
        JsonObject forged = entry(5).put("narration", "Forged");
        forged.remove("organization_id");
        JournalEntry content = DocumentJson.read(forged, JournalEntry.class);
        set(
                at(5),
                new JsonObject()
                        .put("narration", "Forged")
                        .put("hash", EntryHash.of(desk.scope().organization().value(), content)));

        assertFirst("chain", 6);
    }

    @Test
    void anEntryTakenOutOfTheMiddleOrOffTheEndIsMissed() {
        TestDocuments.result(entries().deleteOne(at(6)));
        assertFirst("missing", 6);

        TestDocuments.result(entries().deleteOne(at(3)));
        assertFirst("missing", 3);
    }

    @Test
    void aBalanceEditedInItsSnapshotIsFound() {
        JsonObject item = new JsonObject().put("document_id", "inv_1").put("kind", "item");
        JsonObject paid = new JsonObject().put("$set", new JsonObject().put("balance", 0L));
        TestDocuments.result(desk.store().snapshots(desk.scope()).updateOne(item, paid));
        assertFirst("item", 3);

        JsonObject day = new JsonObject().put("period", DAY.toString());
        JsonObject more = new JsonObject().put("$set", new JsonObject().put("accounts.6200.debit", 1L));
        TestDocuments.result(desk.store().snapshots(desk.scope()).updateOne(day, more));
        assertThat(check()).extracting(Finding::what).containsExactly("item", "balances");
    }

    @Test
    void whatACrashLeftBehindIsBroughtUpAndNoFault() {
        TestDocuments.result(desk.store().snapshots(desk.scope()).deleteMany(new JsonObject()));

        assertThat(check()).isEmpty();
        assertThat(desk.store()
                        .item(desk.scope(), new ItemKey("1100", "inv_1"))
                        .orElseThrow()
                        .balance())
                .isEqualTo(Desk.rupees(180));
    }

    /** There are no documents beside this book. */
    private static DocumentCheck nobody(Desk desk) {
        return new DocumentCheck(desk.store(), desk.scope(), Set.of(), asked -> new BookedDocuments(List.of(), null));
    }
}
