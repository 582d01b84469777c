package battwheels.platform.streams;

import static battwheels.platform.store.Waiting.until;
import static battwheels.platform.streams.StreamBench.run;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.outbox.LogWriter;
import battwheels.platform.outbox.Times;
import battwheels.platform.store.embedded.EmbeddedStreams;
import battwheels.platform.streams.StreamBench.Server;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Days go by; what the plan keeps stays, and so does what somebody has still to hear. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogRetentionTest {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final int DAYS = 90;

    private final EmbeddedStreams engine;
    private final StreamBench bench;

    LogRetentionTest(@TempDir Path data) {
        engine = EmbeddedStreams.start(data, 0).join();
        bench = new StreamBench(data, engine.url());
    }

    @AfterAll
    void close() {
        bench.close();
        engine.close();
    }

    private LogRetention retention(Server server) {
        return new LogRetention(
                new SystemScope(bench.store.platform(), bench.clock),
                server.log,
                new Feeds(bench.store.tenants(), "retention", bench.clock),
                server.deliveries,
                server.subscriptions,
                scope -> DAYS,
                bench.clock);
    }

    private void tell(Server server, LogRetention retention, Scope scope, String bike, int from, int to)
            throws Exception {
        for (int version = from; version <= to; version++) {
            JsonObject event = bench.event(bike, version).put("time", Times.text(bench.clock.instant()));
            run(() -> {
                LogWriter.append(server.log, scope, event);
                return true;
            });
            retention.noticing(server.courier).grown(scope.organization());
        }
    }

    private static void round(LogRetention retention) throws Exception {
        run(() -> {
            retention.round(10);
            return true;
        });
    }

    /** A store that was too busy to answer is asked again when the courier's time has come. */
    private void settled(Server server, Scope scope) {
        until(() -> {
            bench.clock.advance(Duration.ofMillis(20));
            server.courier.tick();
            return server.isSettled(scope);
        });
    }

    private List<Long> sequences(Server server, Scope scope) throws Exception {
        return run(() -> server.log.after(scope, 0, 1_000).stream()
                .map(event -> event.getLong("sequence"))
                .toList());
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static String bike() {
        return "kept" + IDS.incrementAndGet();
    }

    @Test
    void whatIsOlderThanThePlanKeepsGoesOnceADayAndTheSequenceGoesOn() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        server.subscriptions.declare(Subscription.of("bikes", "growth").on("bike.grown", (where, event) -> {}));
        LogRetention retention = retention(server);
        String bike = bike();
        tell(server, retention, scope, bike, 1, 6);
        bench.clock.advance(Duration.ofDays(60));
        tell(server, retention, scope, bike, 7, 9);
        settled(server, scope);
        round(retention);
        assertThat(sequences(server, scope)).isEqualTo(range(1, 9));

        bench.clock.advance(Duration.ofDays(31));
        round(retention);
        assertThat(sequences(server, scope)).as("nothing happened there").isEqualTo(range(1, 9));
        tell(server, retention, scope, bike, 10, 10);
        settled(server, scope);
        round(retention);
        assertThat(sequences(server, scope)).isEqualTo(range(7, 10));

        bench.clock.advance(Duration.ofHours(23));
        tell(server, retention, scope, bike, 11, 11);
        assertThat(sequences(server, scope)).isEqualTo(range(7, 11));
    }

    @Test
    void whatSomebodyHasStillToHearStays() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        AtomicBoolean sick = new AtomicBoolean(true);
        String sound = bike();
        String ill = bike();
        server.subscriptions.declare(Subscription.of("bikes", "growth").on("bike.grown", (where, event) -> {
            if (sick.get() && event.getString("aggregateid").equals(ill)) {
                throw new IllegalStateException("not yet");
            }
        }));
        LogRetention retention = retention(server);
        tell(server, retention, scope, sound, 1, 3);
        tell(server, retention, scope, ill, 1, 1);
        tell(server, retention, scope, sound, 4, 4);
        until(() -> server.courier.isDelayed(scope.organization()));
        bench.clock.advance(Duration.ofDays(DAYS + 1));
        round(retention);
        assertThat(sequences(server, scope)).isEqualTo(range(4, 5));

        sick.set(false);
        settled(server, scope);
        bench.clock.advance(Duration.ofDays(2));
        tell(server, retention, scope, sound, 5, 5);
        settled(server, scope);
        round(retention);
        assertThat(sequences(server, scope)).isEqualTo(range(6, 6));
    }
}
