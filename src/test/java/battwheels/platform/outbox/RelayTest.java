package battwheels.platform.outbox;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.platform.outbox.OutboxBench.run;
import static battwheels.platform.outbox.OutboxBench.together;
import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.platform.outbox.OutboxBench.Server;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayTest {
    private static final AtomicInteger IDS = new AtomicInteger();

    private final OutboxBench bench;

    RelayTest(@TempDir Path data) {
        bench = new OutboxBench(data);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private String create(Server server, Scope scope) throws Exception {
        String id = "bike_" + IDS.incrementAndGet();
        Bike bike = Bike.named("Bee");
        AggregateStore<Bike> bikes = server.aggregates(Bike.TYPE);
        run(() -> bikes.create(bench.command(scope, "createBike"), id, bike, bike.event("bike.created")));
        return id;
    }

    private void grow(Server server, Scope scope, String id) throws Exception {
        AggregateStore<Bike> bikes = server.aggregates(Bike.TYPE);
        run(() -> bikes.change(bench.command(scope, "grow"), id, Bike::grown));
    }

    private void delete(Server server, Scope scope, String id) throws Exception {
        AggregateStore<Bike> bikes = server.aggregates(Bike.TYPE);
        run(() -> bikes.delete(
                bench.command(scope, "delete"), id, bike -> new Change.To<>(bike, bike.event("bike.deleted"))));
    }

    private void assertSequences(Scope scope, int events) {
        assertThat(bench.logged(scope).stream().map(entry -> entry.getLong("sequence")))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList());
    }

    private List<String> types(Scope scope) {
        return bench.logged(scope).stream()
                .map(entry -> entry.getString("type"))
                .toList();
    }

    @Test
    void whatHappensIsToldInOrderAndTheOutboxIsEmptyAgain() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        String id = create(server, scope);
        grow(server, scope, id);
        grow(server, scope, id);

        until(() -> bench.logged(scope).size() == 3 && bench.isDrained(scope));
        assertThat(types(scope)).containsExactly("bike.created", "bike.grown", "bike.grown");
        assertSequences(scope, 3);
        assertThat(bench.document(scope, Bike.TYPE.spec(), id).getLong("version"))
                .isEqualTo(3);
    }

    @Test
    void underLoadFromTwoServersEveryEventIsLoggedOnceWithoutGaps() throws Exception {
        Scope scope = bench.organization();
        List<Server> servers = List.of(bench.server(), bench.server());
        List<String> ids = List.of(create(servers.getFirst(), scope), create(servers.getLast(), scope));
        ConcurrentLinkedQueue<Throwable> lost = new ConcurrentLinkedQueue<>();
        AtomicInteger turn = new AtomicInteger();

        together(
                60,
                () -> {
                    int mine = turn.getAndIncrement();
                    Server server = servers.get(mine % 2);
                    server.aggregates(Bike.TYPE)
                            .change(bench.command(scope, "grow"), ids.get(mine / 2 % 2), Bike::grown);
                    server.relay.catchUp(scope);
                    return mine;
                },
                lost);

        assertThat(lost).isEmpty();
        until(() -> bench.isDrained(scope));
        assertSequences(scope, 62);
        for (String id : ids) {
            assertThat(bench.logged(scope).stream()
                            .filter(entry -> entry.getString("aggregateid").equals(id))
                            .map(entry -> entry.getLong("aggregateversion")))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 31).boxed().toList());
        }
    }

    @Test
    void catchingUpWaitsForWhatThisServerKnows() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.crashing();
        create(server, scope);
        assertThat(bench.logged(scope)).isEmpty();

        run(() -> server.relay.catchUp(scope));

        assertThat(types(scope)).containsExactly("bike.created");
        assertThat(bench.isDrained(scope)).isTrue();
    }

    @Test
    void whatACrashLeftIsFoundByItsMarkAndToldOnce() throws Exception {
        Scope scope = bench.organization();
        String id = create(bench.crashing(), scope);
        assertThat(bench.isMarked(scope)).isTrue();

        Server next = bench.server();
        next.aggregates(Bike.TYPE);
        run(() -> next.relay.recover(1_000));
        run(() -> next.relay.recover(1_000));

        assertThat(types(scope)).containsExactly("bike.created");
        assertThat(bench.isDrained(scope)).isTrue();
        assertThat(bench.document(scope, Bike.TYPE.spec(), id).getLong("version"))
                .isEqualTo(1);
    }

    @Test
    void aCrashBetweenLogAndOutboxRepeatsAndLosesNothing() throws Exception {
        Scope scope = bench.organization();
        Server crashed = bench.crashing();
        String id = create(crashed, scope);
        grow(crashed, scope, id);
        JsonObject first = bench.document(scope, Bike.TYPE.spec(), id)
                .getJsonArray("outbox")
                .getJsonObject(0);
        run(() -> crashed.log.append(scope, first));

        Server next = bench.server();
        next.aggregates(Bike.TYPE);
        run(() -> next.relay.recover(1_000));

        assertThat(types(scope)).containsExactly("bike.created", "bike.grown");
        assertSequences(scope, 2);
        assertThat(bench.isDrained(scope)).isTrue();
    }

    @Test
    void aTombstoneIsBuriedOnceItsEventsAreTold() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        String id = create(server, scope);
        delete(server, scope, id);

        until(() -> !bench.isThere(scope, Bike.TYPE.spec(), id));
        assertThat(types(scope)).containsExactly("bike.created", "bike.deleted");
    }

    @Test
    void aTombstoneACrashLeftIsBuriedByTheRecovery() throws Exception {
        Scope scope = bench.organization();
        Server crashed = bench.crashing();
        String id = create(crashed, scope);
        AggregateStore<Bike> bikes = crashed.aggregates(Bike.TYPE);
        run(() -> crashed.relay.catchUp(scope));
        run(() -> bikes.delete(bench.command(scope, "delete"), id, bike -> new Change.To<>(bike, List.of())));
        assertThat(bench.isThere(scope, Bike.TYPE.spec(), id)).isTrue();

        Server next = bench.server();
        next.aggregates(Bike.TYPE);
        run(() -> next.relay.recover(1_000));

        assertThat(bench.isThere(scope, Bike.TYPE.spec(), id)).isFalse();
    }

    @Test
    void aMarkIsClearedOnlyAfterItSettledAndOnlyIfNobodyRenewedIt() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.crashing();
        create(server, scope);

        run(() -> server.relay.recover(1_000));
        assertThat(bench.isMarked(scope)).isTrue();
        bench.clock.advance(DirtyMarks.SETTLED.plusSeconds(1));
        JsonObject old = onVirtualThread(() -> server.marks.after("", 1_000)).stream()
                .filter(mark ->
                        mark.getString("_id").equals(scope.organization().value()))
                .findFirst()
                .orElseThrow();
        create(server, scope);
        run(() -> server.marks.clear(old));
        assertThat(bench.isMarked(scope)).isTrue();

        bench.clock.advance(DirtyMarks.SETTLED.plusSeconds(1));
        run(() -> server.relay.recover(1_000));
        assertThat(bench.isMarked(scope)).isFalse();
        assertThat(types(scope)).hasSize(2);
    }

    @Test
    void aMarkIsWrittenOncePerWindow() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        create(server, scope);
        bench.clock.advance(DirtyMarks.WINDOW.minus(Duration.ofMillis(1)));
        create(server, scope);
        long first = marked(server, scope);

        bench.clock.advance(Duration.ofMillis(1));
        create(server, scope);

        assertThat(marked(server, scope)).isEqualTo(first + DirtyMarks.WINDOW.toMillis());
        assertThat(first).isEqualTo(bench.clock.millis() - DirtyMarks.WINDOW.toMillis());
    }

    private static long marked(Server server, Scope scope) throws Exception {
        return onVirtualThread(() -> server.marks.after("", 1_000)).stream()
                .filter(mark ->
                        mark.getString("_id").equals(scope.organization().value()))
                .findFirst()
                .orElseThrow()
                .getLong("marked_ms");
    }

    @Test
    void aLogWhoseTailMovedElsewhereGoesOnFromThere() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        Server other = bench.server();
        for (int i : IntStream.range(0, 6).toArray()) {
            append(i % 3 == 2 ? other : server, scope, i);
        }
        append(server, scope, 5);
        append(other, scope, 0);

        assertSequences(scope, 6);
    }

    @Test
    void ofOneAggregateOnlyTheVersionAfterTheLastIsAppended() throws Exception {
        Scope scope = bench.organization();
        Server server = bench.server();
        Server other = bench.server();
        run(() -> server.log.append(scope, version(1)));
        run(() -> other.log.append(scope, version(2)));
        assertThatThrownBy(() -> run(() -> server.log.append(scope, version(4))))
                .hasMessageContaining("version 4 waits for those after 2");
        run(() -> server.log.append(scope, version(2)));
        run(() -> server.log.append(scope, version(3)));
        run(() -> other.log.append(scope, version(4)));

        assertSequences(scope, 4);
    }

    private static JsonObject version(int version) {
        return new JsonObject()
                .put("id", "evt_version" + version)
                .put("aggregateid", "bike_versions")
                .put("aggregateversion", version);
    }

    private static void append(Server server, Scope scope, int number) throws Exception {
        JsonObject event = new JsonObject()
                .put("id", "evt_" + scope.organization() + number)
                .put("aggregateid", "bike_" + number)
                .put("aggregateversion", 1);
        run(() -> server.log.append(scope, event));
    }
}
