package battwheels.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes target = new Lanes(2, 3);

    private List<Future<Void>> enter(String lane, int times) {
        List<Future<Void>> turns = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            turns.add(target.enter(lane));
        }
        return turns;
    }

    @Test
    void asManyStartAsMayAndTheRestWaitUpToABound() {
        List<Future<Void>> turns = enter("a", 6);

        assertThat(turns.subList(0, 2)).allMatch(Future::succeeded);
        assertThat(turns.subList(2, 5)).noneMatch(Future::isComplete);
        assertThat(turns.get(5).cause()).isInstanceOf(Lanes.Full.class);
    }

    @Test
    void aSlotGoesToWhoeverWaitedLongest() {
        List<Future<Void>> turns = enter("a", 5);

        target.leave("a");
        assertThat(turns.get(2).succeeded()).isTrue();
        assertThat(turns.get(3).isComplete()).isFalse();

        target.leave("a");
        assertThat(turns.get(3).succeeded()).isTrue();
        assertThat(turns.get(4).isComplete()).isFalse();
    }

    @Test
    void aFullLaneHoldsUpNobodyElse() {
        enter("a", 6);

        assertThat(enter("b", 2)).allMatch(Future::succeeded);
    }

    @Test
    void theQueueIsThereAgainOnceItMoved() {
        enter("a", 5);
        target.leave("a");

        assertThat(target.enter("a").failed()).isFalse();
        assertThat(target.enter("a").failed()).isTrue();
    }

    @Test
    void aLaneWithoutWorkIsGone() {
        enter("a", 3);
        assertThat(target.size()).isEqualTo(1);

        target.leave("a");
        target.leave("a");
        assertThat(target.size()).isEqualTo(1);

        target.leave("a");
        assertThat(target.size()).isZero();
    }

    @Test
    void underLoadTheBoundHoldsAndEveryTurnComes() throws InterruptedException {
        Lanes lanes = new Lanes(4, 10_000);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(8 * 1_000);
        for (int worker = 0; worker < 8; worker++) {
            Random random = new Random(worker);
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    lanes.enter("a").onSuccess(turn -> {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        if (random.nextBoolean()) {
                            Thread.yield();
                        }
                        inFlight.decrementAndGet();
                        lanes.leave("a");
                        left.countDown();
                    });
                }
            });
        }

        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 4);
        assertThat(lanes.size()).isZero();
    }
}
