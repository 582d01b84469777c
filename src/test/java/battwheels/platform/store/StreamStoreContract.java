package battwheels.platform.store;

import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every stream store does alike: one suite, several engines. */
interface StreamStoreContract {
    AtomicInteger KEYS = new AtomicInteger();
    Duration AT_ONCE = Duration.ZERO;
    Duration KEPT = Duration.ofMinutes(1);

    Streams streams();

    private static String key() {
        return "org:{org_" + System.nanoTime() + KEYS.incrementAndGet() + "}:events";
    }

    private static Map<String, String> named(String name) {
        return Map.of("name", name);
    }

    private static List<String> names(List<StreamEntry> entries) {
        return entries.stream().map(entry -> entry.fields().get("name")).toList();
    }

    private static List<Long> ordinals(List<StreamEntry> entries) {
        return entries.stream().map(StreamEntry::ordinal).toList();
    }

    @Test
    default void whatIsAddedIsReadOnceByEachGroupAndGoneWhenAcknowledged() {
        String key = key();
        result(streams().createGroup(key, "mail", "0"));
        result(streams().createGroup(key, "mail", "0"));
        result(streams().createGroup(key, "search", "0"));
        result(streams().add(key, named("a"), 100));
        result(streams().addAll(key, List.of(named("b"), named("c")), 100));

        List<StreamEntry> read = result(streams().readNew(key, "mail", "one", 2));
        assertThat(names(read)).containsExactly("a", "b");
        assertThat(names(result(streams().readNew(key, "mail", "two", 9)))).containsExactly("c");
        assertThat(names(result(streams().readNew(key, "search", "one", 9)))).containsExactly("a", "b", "c");
        assertThat(names(result(streams().readPending(key, "mail", "one", 9)))).containsExactly("a", "b");
        assertThat(result(streams().pending(key, "mail"))).isEqualTo(3);

        assertThat(result(streams()
                        .acknowledge(key, "mail", List.of(read.getFirst().id()))))
                .isEqualTo(1);
        assertThat(result(streams()
                        .acknowledge(key, "mail", List.of(read.getFirst().id()))))
                .isZero();
        assertThat(names(result(streams().readPending(key, "mail", "one", 9)))).containsExactly("b");
        assertThat(result(streams().readNew(key, "mail", "one", 9))).isEmpty();
    }

    @Test
    default void abandonedWorkIsTakenOverAndDeletedEntriesAreNot() {
        String key = key();
        result(streams().createGroup(key, "mail", "0"));
        List<String> ids = result(streams().addAll(key, List.of(named("a"), named("b"), named("c")), 100));
        result(streams().readNew(key, "mail", "dead", 9));
        assertThat(result(streams().claimAbandoned(key, "mail", "alive", Duration.ofMinutes(5), 9)))
                .isEmpty();

        result(streams().deleteEntries(key, List.of(ids.getFirst())));
        assertThat(names(result(streams().claimAbandoned(key, "mail", "alive", AT_ONCE, 9))))
                .containsExactly("b", "c");
        assertThat(names(result(streams().readPending(key, "mail", "alive", 9))))
                .contains("b", "c");
    }

    @Test
    default void onlyWhatContinuesAStreamIsAddedToIt() {
        String key = key();
        assertThat(result(streams().addFollowing(key, 4, List.of(named("5"), named("6")), 100, KEPT)))
                .isEqualTo(6);
        assertThat(result(streams().addFollowing(key, 4, List.of(named("5"), named("6"), named("7")), 100, KEPT)))
                .as("what is there is passed over")
                .isEqualTo(7);
        assertThat(result(streams().addFollowing(key, 8, List.of(named("9")), 100, KEPT)))
                .as("no gap is left")
                .isEqualTo(7);
        List<StreamEntry> all = result(streams().range(key, "0", 10));
        assertThat(names(all)).containsExactly("5", "6", "7");
        assertThat(ordinals(all)).containsExactly(5L, 6L, 7L);
        assertThat(names(result(streams().range(key, "5-0", 1)))).containsExactly("6");
    }

    @Test
    default void aStreamMadeByItsFirstGroupIsBegunWhereTheWriterSays() {
        String key = key();
        result(streams().createGroup(key, "mail", "41-0"));
        assertThat(result(streams().addFollowing(key, 41, List.of(named("42")), 100, KEPT)))
                .isEqualTo(42);
        assertThat(ordinals(result(streams().readNew(key, "mail", "one", 9)))).containsExactly(42L);
    }

    @Test
    default void aStreamThatIsNotAddedToGoesByItself() {
        String key = key();
        result(streams().addFollowing(key, 0, List.of(named("1")), 100, KEPT));
        result(streams().keepFor(key, Duration.ofMillis(1)));
        Waiting.until(() -> !result(streams().exists(key)));
        assertThat(result(streams().addFollowing(key, 7, List.of(named("8")), 100, KEPT)))
                .isEqualTo(8);
    }

    @Test
    default void aStreamIsCutAndDropped() {
        String key = key();
        result(streams().addAll(key, List.of(named("a"), named("b"), named("c")), 100));
        assertThat(result(streams().trim(key, 2))).isEqualTo(1);
        assertThat(result(streams().length(key))).isEqualTo(2);
        result(streams().drop(key));
        assertThat(result(streams().length(key))).isZero();
        for (var missing : List.<Runnable>of(
                () -> result(streams().readNew(key, "mail", "one", 1)),
                () -> result(streams().readPending(key, "mail", "one", 1)),
                () -> result(streams().claimAbandoned(key, "mail", "one", AT_ONCE, 1)),
                () -> result(streams().pending(key, "mail")))) {
            assertThatThrownBy(missing::run).rootCause().isInstanceOf(NoSuchGroup.class);
        }
        result(streams().dropGroup(key, "mail"));
    }

    @Test
    default void awaitingEntriesEndsWithThemOrEmpty() {
        String quiet = key();
        String busy = key();
        var waiting = streams().awaitEntries(Map.of(quiet, "0", busy, "0"), 10, Duration.ofSeconds(20));
        result(streams().add(busy, named("a"), 100));
        Map<String, List<StreamEntry>> came = result(waiting);
        assertThat(came).containsOnlyKeys(busy);
        assertThat(names(came.getOrDefault(busy, List.of()))).containsExactly("a");
        assertThat(result(streams().awaitEntries(Map.of(quiet, "0"), 10, Duration.ofMillis(10))))
                .isEmpty();
    }

    @Test
    default void whoWaitsForABellHearsItOnce() {
        String bell = key();
        var waiting = streams().awaitBell(bell, Duration.ofSeconds(20));
        result(streams().ring(bell));
        assertThat(result(waiting)).isTrue();
        assertThat(result(streams().awaitBell(bell, Duration.ofMillis(10)))).isFalse();
    }

    @Test
    default void whatIsDueIsTakenOnceAndComesUpAgainUnlessItIsDone() {
        String key = key();
        result(streams().schedule(key, List.of("a", "b"), 100));
        result(streams().schedule(key, List.of("c"), 300));
        result(streams().schedule(key, List.of("c"), 900));

        assertThat(result(streams().takeDue(key, 200, 500, 10))).containsExactly("a", "b");
        assertThat(result(streams().takeDue(key, 200, 500, 10))).isEmpty();
        assertThat(result(streams().unschedule(key, "a", 499))).isFalse();
        assertThat(result(streams().unschedule(key, "a", 500))).isTrue();
        result(streams().schedule(key, List.of("b"), 210));
        assertThat(result(streams().unschedule(key, "b", 500)))
                .as("it was added meanwhile")
                .isFalse();
        assertThat(result(streams().takeDue(key, 400, 800, 10))).containsExactly("b", "c");
        assertThat(result(streams().scheduled(key))).isEqualTo(2);
    }

    @Test
    default void whatIsSettledIsNeitherPendingNorInTheStream() {
        String key = key();
        result(streams().createGroup(key, "workers", "0"));
        String first = result(streams().add(key, Map.of("job", "1"), 100));
        String second = result(streams().add(key, Map.of("job", "2"), 100));
        result(streams().readNew(key, "workers", "one", 10));

        assertThat(result(streams().settle(key, "workers", List.of(first, "1-1"))))
                .isEqualTo(1);

        assertThat(result(streams().pending(key, "workers"))).isEqualTo(1);
        assertThat(result(streams().range(key, "0-0", 10)))
                .extracting(StreamEntry::id)
                .containsExactly(second);
        assertThat(result(streams().settle(key(), "workers", List.of(first)))).isZero();
    }

    @Test
    default void aValueIsSetByTheFirst() {
        String key = key();
        assertThat(result(streams().exists(key))).isFalse();
        assertThat(result(streams().setIfAbsent(key, "one", Duration.ofMinutes(1))))
                .isTrue();
        assertThat(result(streams().setIfAbsent(key, "two", Duration.ofMinutes(1))))
                .isFalse();
        result(streams().set(key, "three"));
        assertThat(result(streams().exists(key))).isTrue();
    }
}
