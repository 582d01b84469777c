package battwheels.platform.streams;

import static battwheels.platform.store.Waiting.until;
import static battwheels.platform.streams.StreamBench.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.outbox.Reaction;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.store.embedded.EmbeddedStreams;
import battwheels.platform.streams.Replays.Range;
import battwheels.platform.streams.Replays.Replayed;
import battwheels.platform.streams.StreamBench.Server;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Events of the log heard again; time goes by only where a replay waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final int PER_SECOND = 100;

    private final EmbeddedStreams engine;
    private final StreamBench bench;
    private final AtomicLong slept = new AtomicLong();

    ReplayTest(@TempDir Path data) {
        engine = EmbeddedStreams.start(data, 0).join();
        bench = new StreamBench(data, engine.url());
    }

    @AfterAll
    void close() {
        bench.close();
        engine.close();
    }

    private static Subscription growth(Reaction reaction) {
        return Subscription.of("bikes", "growth").repeatable().on("bike.grown", reaction);
    }

    private static String version(JsonObject event) {
        return event.getString("aggregateid") + " " + event.getLong("aggregateversion");
    }

    private static <T> List<T> shared() {
        return Collections.synchronizedList(new ArrayList<>());
    }

    private Pace pace() {
        return new Pace(PER_SECOND, bench.clock, time -> {
            slept.addAndGet(time);
            bench.clock.advance(Duration.ofMillis(time));
        });
    }

    private Replayed replay(Server server, Scope scope, Range range, Replays.Watcher watcher) throws Exception {
        String id = "job_" + scope.organization();
        return run(() -> server.courier.replays().run(scope, id, range, List.of("growth"), pace(), watcher));
    }

    @Test
    void whatIsReplayedIsHeardInOrderBesideWhatIsLiveAndAtItsPace() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        server.subscriptions.declare(growth((where, event) -> heard.add(version(event))));
        String bike = "old" + IDS.incrementAndGet();
        server.tell(scope, bike, 1, 120);
        settled(server, scope);
        List<String> first = List.copyOf(heard);
        heard.clear();

        AtomicBoolean told = new AtomicBoolean();
        slept.set(0);
        Replayed done = replay(server, scope, new Range(11, 120), so -> {
            if (told.compareAndSet(false, true)) {
                tellQuietly(server, scope, "live" + bike);
            }
        });
        settled(server, scope);
        assertThat(done).isEqualTo(new Replayed(121, 110, 0));
        assertThat(heard.stream().filter(each -> each.startsWith(bike)))
                .containsExactlyElementsOf(first.subList(10, 120));
        assertThat(heard).contains("live" + bike + " 1");
        assertThat(slept.get()).isBetween(1_000L, 1_200L);
    }

    /** A store that was too busy to answer is asked again when the courier's time has come. */
    private void settled(Server server, Scope scope) {
        until(() -> {
            bench.clock.advance(Duration.ofMillis(20));
            server.courier.tick();
            return server.isSettled(scope);
        });
    }

    private static void tellQuietly(Server server, Scope scope, String bike) {
        try {
            server.tell(scope, bike, 1, 1);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aReplayThatEndedInTheMiddleGoesOnWhereItStopped() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        server.subscriptions.declare(growth((where, event) -> heard.add(version(event))));
        String bike = "cut" + IDS.incrementAndGet();
        server.tell(scope, bike, 1, 150);
        settled(server, scope);
        heard.clear();
        Range all = new Range(1, 150);

        assertThatThrownBy(() -> replay(server, scope, all, so -> {
                    throw new CancellationException("called off");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(heard).hasSize(100);
        assertThat(replay(server, scope, all, so -> {}).delivered()).isEqualTo(150);
        assertThat(heard).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void whatFailsIsTriedAgainLikeALiveDeliveryAndKeepsTheOrderOfItsAggregate() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        AtomicBoolean sick = new AtomicBoolean();
        server.subscriptions.declare(growth((where, event) -> {
            if (sick.get() && event.getLong("aggregateversion") == 2) {
                throw new IllegalStateException("not now");
            }
            heard.add(version(event));
        }));
        String bike = "sick" + IDS.incrementAndGet();
        server.tell(scope, bike, 1, 4);
        settled(server, scope);
        heard.clear();

        sick.set(true);
        assertThat(replay(server, scope, new Range(1, 4), so -> {})).isEqualTo(new Replayed(5, 1, 3));
        assertThat(heard).containsExactly(bike + " 1");
        sick.set(false);
        until(() -> {
            if (server.courier.isDelayed(scope.organization())) {
                bench.clock.advance(Duration.ofSeconds(2));
                server.courier.tick();
            }
            return heard.size() == 4;
        });
        assertThat(heard).containsExactly(bike + " 1", bike + " 2", bike + " 3", bike + " 4");
        settled(server, scope);
    }

    @Test
    void anOutsideThatIsAwayIsWaitedForAndLosesNothing() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        List<String> heard = shared();
        AtomicInteger away = new AtomicInteger();
        server.subscriptions.declare(growth((where, event) -> {
            if (away.getAndDecrement() > 0) {
                throw new StoreUnavailable("away", false, new ConnectException());
            }
            heard.add(version(event));
        }));
        server.tell(scope, "away" + IDS.incrementAndGet(), 1, 3);
        settled(server, scope);
        heard.clear();

        away.set(8);
        assertThat(replay(server, scope, new Range(1, 3), so -> {})).isEqualTo(new Replayed(4, 3, 0));
        assertThat(heard).hasSize(3);
        assertThat(away.get()).isNegative();
    }
}
