package battwheels.ledger.journal;

import static battwheels.ledger.journal.Desk.DAY;
import static battwheels.ledger.journal.Desk.invoice;
import static battwheels.ledger.journal.Desk.journal;
import static battwheels.ledger.journal.Desk.payment;
import static battwheels.ledger.journal.Desk.rupees;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.TestDocuments;
import battwheels.ledger.ItemBalance;
import battwheels.ledger.NumberRequest;
import battwheels.platform.money.Money;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Entries on the embedded store, from one server and from two. */
class LaneTest {
    @TempDir
    static Path data;

    private static TestDocuments documents;
    private Desk target;

    @BeforeAll
    static void open() {
        documents = TestDocuments.in(data);
    }

    @AfterAll
    static void close() {
        documents.close();
    }

    @BeforeEach
    void aBookOfItsOwn(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        target = Desk.of("org_lane" + Integer.toHexString(name.hashCode()), documents);
    }

    @Test
    void anInvoiceIsNumberedAndOpenUntilItIsPaid() {
        JournalEntry issued = entry(target.post(invoice("inv_1", 1_180, DAY)));
        JournalEntry paid = entry(target.post(payment("pay_1", "inv_1", 1_000)));

        assertThat(number(issued).text()).isEqualTo("INV-00001");
        assertThat(issued.sequence()).isEqualTo(1);
        assertThat(paid.previousHash()).isEqualTo(issued.hash());
        assertThat(paid.items()).containsExactly(new ItemBalance("1100", "inv_1", rupees(1_180), rupees(180)));
        assertThat(target.store()
                        .item(target.scope(), new ItemKey("1100", "inv_1"))
                        .orElseThrow())
                .satisfies(item -> {
                    assertThat(item.balance()).isEqualTo(rupees(180));
                    assertThat(item.number()).isEqualTo("INV-00001");
                    assertThat(item.sequence()).isEqualTo(2);
                });
    }

    @Test
    void moreThanIsOpenIsRefusedWithTheBalance() {
        target.post(invoice("inv_2", 500, DAY));

        Outcome outcome = target.post(payment("pay_2", "inv_2", 501));

        assertThat(refusal(outcome)).isEqualTo(new Refusal.BalanceExceeded("inv_2", rupees(500)));
    }

    @Test
    void whatIsPostedTwiceIsTheSameEntryEvenWhenItWouldBeRefusedNow() {
        target.post(invoice("inv_3", 500, DAY));
        JournalEntry first = entry(target.post(payment("pay_3", "inv_3", 500)));

        Outcome second = target.post(payment("pay_3", "inv_3", 500));
        Outcome elsewhere = target.elsewhere().post(payment("pay_3", "inv_3", 500));

        assertThat(second).isEqualTo(new Outcome.Stands(first, true));
        assertThat(elsewhere).isEqualTo(new Outcome.Stands(first, true));
    }

    @Test
    void anEarlierDateThanTheLastNumbersIsOutOfOrder() {
        target.post(invoice("inv_4", 100, DAY));

        Outcome outcome = target.post(invoice("inv_5", 100, DAY.minusDays(1)));

        assertThat(refusal(outcome)).isEqualTo(new Refusal.IssueDateOrder(DAY, "invoice"));
    }

    @Test
    void aLockedPeriodTakesNothingAlsoFromAServerThatDidNotLockIt() {
        Desk other = target.elsewhere();
        other.post(journal("j_1", 10));
        TestDocuments.result(target.enter(new Order.Locking("2026-04", true, "April is filed", "lock:1")));

        assertThat(refusal(other.post(journal("j_2", 10)))).isEqualTo(new Refusal.PeriodLocked("2026-04"));

        TestDocuments.result(target.enter(new Order.Locking("2026-04", false, "A bill was forgotten", "unlock:1")));
        assertThat(other.post(journal("j_2", 10))).isInstanceOf(Outcome.Stands.class);
    }

    @Test
    void aParkedBookTakesNothingUntilItIsReleased() {
        TestDocuments.result(target.enter(new Order.Parking("sums differ", 7L, "park:1")));

        assertThat(refusal(target.post(journal("j_3", 10)))).isInstanceOf(Refusal.Parked.class);

        TestDocuments.result(target.enter(new Order.Releasing("mended", "release:1")));
        assertThat(target.post(journal("j_3", 10))).isInstanceOf(Outcome.Stands.class);
    }

    @Test
    void twoSeriesThatWriteTheSameNumberDoNotBothGetIt() {
        target.post(invoice("inv_6", 100, DAY));
        NumberRequest sameText = new NumberRequest("cash_memo", "2026-27", "INV-{N5}", DAY, 1);

        Outcome outcome = target.post(invoice("inv_7", 100, DAY).numbered(sameText));

        assertThat(refusal(outcome)).isEqualTo(new Refusal.NumberTaken("INV-00001"));
        assertThat(number(entry(target.post(invoice("inv_8", 100, DAY)))).text())
                .isEqualTo("INV-00002");
    }

    @Test
    void manyAtOnceOnTwoServersGetNumbersWithoutGapsAndOneUnbrokenChain() {
        Desk other = target.elsewhere();
        List<Future<Outcome>> all = new ArrayList<>();
        IntStream.range(0, 200)
                .forEach(i -> all.add(
                        (i % 2 == 0 ? target : other).enter(new Order.Posting(invoice("inv_m" + i, 10 + i, DAY)))));

        List<JournalEntry> entries = all.stream()
                .map(TestDocuments::result)
                .map(LaneTest::entry)
                .sorted(Comparator.comparing(JournalEntry::sequence))
                .toList();

        assertThat(entries)
                .extracting(JournalEntry::sequence)
                .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(entries)
                .extracting(entry -> number(entry).ordinal())
                .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        IntStream.range(1, 200)
                .forEach(i -> assertThat(entries.get(i).previousHash())
                        .isEqualTo(entries.get(i - 1).hash()));
    }

    @Test
    void ofManyFullPaymentsAtOnceOneSucceeds() {
        Desk other = target.elsewhere();
        target.post(invoice("inv_9", 900, DAY));

        List<Future<Outcome>> all = IntStream.range(0, 100)
                .mapToObj(
                        i -> (i % 2 == 0 ? target : other).enter(new Order.Posting(payment("pay_m" + i, "inv_9", 900))))
                .toList();
        List<Outcome> outcomes = all.stream().map(TestDocuments::result).toList();

        assertThat(outcomes).filteredOn(Outcome.Stands.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome ->
                        outcome.equals(new Outcome.Refused(new Refusal.BalanceExceeded("inv_9", Money.ZERO))))
                .hasSize(99);
    }

    private static NumberTaken number(JournalEntry entry) {
        return requireNonNull(entry.number());
    }

    private static JournalEntry entry(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Stands.class);
        return ((Outcome.Stands) outcome).entry();
    }

    private static Refusal refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }
}
