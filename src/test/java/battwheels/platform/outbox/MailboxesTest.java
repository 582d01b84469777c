package battwheels.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.outbox.Relay.Waiting;
import battwheels.platform.tenancy.OrganizationId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxesTest {
    private static final OrganizationId ONE = new OrganizationId("org_aaaaaaaa");
    private static final OrganizationId OTHER = new OrganizationId("org_bbbbbbbb");

    private final Mailboxes target = new Mailboxes(3);

    private static Waiting bike(int number) {
        return new Waiting(Bike.TYPE.spec(), "bike_" + number);
    }

    @Test
    void theFirstStartsADrainAndTheLastEndsIt() {
        assertThat(target.put(ONE, bike(1))).isTrue();
        assertThat(target.put(ONE, bike(2))).isFalse();
        assertThat(target.put(OTHER, bike(3))).isTrue();

        assertThat(target.take(ONE)).isEqualTo(bike(1));
        assertThat(target.take(ONE)).isEqualTo(bike(2));
        assertThat(target.take(ONE)).isNull();
        assertThat(target.put(ONE, bike(4))).isTrue();
    }

    @Test
    void whatWaitsAlreadyWaitsOnce() {
        target.put(ONE, bike(1));
        target.put(ONE, bike(1));

        assertThat(target.take(ONE)).isEqualTo(bike(1));
        assertThat(target.take(ONE)).isNull();
    }

    @Test
    void whatComesBackWhileItRunsRunsAgain() {
        target.put(ONE, bike(1));
        target.take(ONE);
        assertThat(target.put(ONE, bike(1))).isFalse();

        assertThat(target.take(ONE)).isEqualTo(bike(1));
        assertThat(target.take(ONE)).isNull();
    }

    @Test
    void unfinishedIsWhatRunsAndWhatWaits() {
        assertThat(target.unfinished(ONE)).isEmpty();
        target.put(ONE, bike(1));
        target.put(ONE, bike(2));
        target.take(ONE);

        assertThat(target.unfinished(ONE)).containsExactly(bike(1), bike(2));
        target.take(ONE);
        target.take(ONE);
        assertThat(target.unfinished(ONE)).isEmpty();
    }

    @Test
    void beyondItsBoundItLeavesTheRestToTheRecoveryAndTakesMoreOnceThereIsRoom() {
        target.put(ONE, bike(1));
        target.put(ONE, bike(2));
        target.put(ONE, bike(3));
        assertThat(target.put(OTHER, bike(4))).isFalse();
        assertThat(target.unfinished(OTHER)).isEmpty();

        target.take(ONE);
        assertThat(target.put(OTHER, bike(4))).isTrue();
    }

    @Test
    void underLoadNothingIsForgottenAndOneDrainRunsAtATime() throws InterruptedException {
        Mailboxes boxes = new Mailboxes(1_000_000);
        Set<Waiting> seen = ConcurrentHashMap.newKeySet();
        Set<Thread> draining = ConcurrentHashMap.newKeySet();
        CountDownLatch left = new CountDownLatch(8_000);
        for (int worker = 0; worker < 8; worker++) {
            int base = worker * 1_000;
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    if (boxes.put(ONE, bike(base + i))) {
                        Thread.startVirtualThread(() -> drain(boxes, seen, draining, left));
                    }
                }
            });
        }

        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(8_000);
    }

    private static void drain(Mailboxes boxes, Set<Waiting> seen, Set<Thread> draining, CountDownLatch left) {
        draining.add(Thread.currentThread());
        while (boxes.take(ONE) instanceof Waiting waiting) {
            assertThat(draining).hasSize(1);
            seen.add(waiting);
            left.countDown();
        }
        draining.remove(Thread.currentThread());
    }
}
