package battwheels.platform.outbox;

import static battwheels.fixtures.Commands.ifMatch;
import static battwheels.fixtures.Commands.keyed;
import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.platform.outbox.OutboxBench.run;
import static battwheels.platform.outbox.OutboxBench.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregateStoreTest {
    private static final AtomicInteger IDS = new AtomicInteger();

    private final OutboxBench bench;
    /** Its relay stands still, so that outboxes can be looked into. */
    private final AggregateStore<Bike> target;

    AggregateStoreTest(@TempDir Path data) {
        bench = new OutboxBench(data);
        target = bench.crashing().aggregates(Bike.TYPE);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private static String freshId() {
        return "bike_" + IDS.incrementAndGet();
    }

    private Stored<Bike> create(Command command, String id, Bike bike) throws Exception {
        return onVirtualThread(() -> target.create(command, id, bike, bike.event("bike.created")));
    }

    private Stored<Bike> create(Scope scope, String id) throws Exception {
        return create(bench.command(scope, "createBike"), id, Bike.named("Bee"));
    }

    private Stored<Bike> grow(Command command, String id) throws Exception {
        return onVirtualThread(() -> target.change(command, id, Bike::grown));
    }

    private Bike read(Scope scope, String id) throws Exception {
        return onVirtualThread(() -> target.get(scope, id).state());
    }

    private static void assertRefused(Callable<?> work, ProblemCode code) {
        assertThatThrownBy(work::call)
                .asInstanceOf(type(RefusedException.class))
                .extracting(refused -> refused.problem().code())
                .isEqualTo(code);
    }

    @Test
    void aNewAggregateIsOneDocumentWithItsEvent() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();

        assertThat(create(scope, id)).isEqualTo(new Stored<>(Bike.named("Bee"), 1));

        JsonObject document = bench.document(scope, Bike.TYPE.spec(), id);
        assertThat(document.getLong("version")).isEqualTo(1);
        assertThat(document.getLong("aggregate_version")).isEqualTo(1);
        assertThat(document.getInteger("schema_version")).isEqualTo(1);
        assertThat(document.getString("plate")).isEqualTo("~" + id);
        JsonObject event = document.getJsonArray("outbox").getJsonObject(0);
        assertThat(event.getString("type")).isEqualTo("bike.created");
        assertThat(event.getString("organizationid"))
                .isEqualTo(scope.organization().value());
        assertThat(event.getLong("aggregateversion")).isEqualTo(1);
        assertThat(event.getJsonObject("data")).isEqualTo(new JsonObject().put("name", "Bee"));
        assertThat(event.containsKey("sequence")).isFalse();
    }

    @Test
    void aStrangersAggregateIsNotThere() throws Exception {
        Scope scope = bench.organization();
        Scope stranger = bench.organization();
        String id = freshId();
        create(scope, id);

        assertThat(onVirtualThread(() -> target.find(stranger, id))).isEmpty();
        assertRefused(() -> onVirtualThread(() -> target.get(stranger, id)), ProblemCode.NOT_FOUND);
        assertRefused(() -> grow(bench.command(stranger, "grow"), id), ProblemCode.NOT_FOUND);
        assertRefused(
                () -> onVirtualThread(() -> {
                    target.delete(bench.command(stranger, "delete"), id, Bike::grown);
                    return true;
                }),
                ProblemCode.NOT_FOUND);
        assertThat(read(scope, id)).isEqualTo(Bike.named("Bee"));
    }

    @Test
    void ofFiftyWhoInsistOnOneVersionOneWins() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);
        ConcurrentLinkedQueue<Throwable> lost = new ConcurrentLinkedQueue<>();

        List<Stored<Bike>> won =
                together(50, () -> target.change(ifMatch(bench.command(scope, "grow"), 1), id, Bike::grown), lost);

        assertThat(won).containsExactly(new Stored<>(new Bike("Bee", 3, null), 2));
        assertThat(lost)
                .hasSize(49)
                .allMatch(failure -> failure instanceof RefusedException refused
                        && refused.problem().code() == ProblemCode.PRECONDITION_FAILED);
    }

    @Test
    void fiftyChangesAtOnceLoseNothing() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);
        ConcurrentLinkedQueue<Throwable> lost = new ConcurrentLinkedQueue<>();

        List<Stored<Bike>> won = together(50, () -> target.change(bench.command(scope, "grow"), id, Bike::grown), lost);

        assertThat(lost).isEmpty();
        assertThat(won.stream().map(Stored::version).distinct()).hasSize(50);
        assertThat(won).allMatch(stored -> stored.state().wheels() == stored.version() + 1);
        JsonObject document = bench.document(scope, Bike.TYPE.spec(), id);
        assertThat(document.getInteger("wheels")).isEqualTo(52);
        assertThat(document.getJsonArray("outbox").stream()
                        .map(each -> ((JsonObject) each).getLong("aggregateversion")))
                .hasSize(51)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void aRepeatedCreateMeetsTheFirst() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        Command first = keyed(bench.command(scope, "createBike"), "k", "p");
        create(first, id, Bike.named("Bee").withPlate("DL01"));

        Command retry = first.resumed(first.idempotency().target(), false);
        assertThat(create(retry, id, Bike.named("Bee").withPlate("DL01")).version())
                .isEqualTo(1);
        assertThat(onVirtualThread(() -> target.count(scope, new JsonObject()))).isEqualTo(1);
        Command shown = first.resumed(first.idempotency().target(), true);
        assertThat(create(shown, id, Bike.named("never written")).state().name())
                .isEqualTo("Bee");
    }

    @Test
    void aTakenUniqueValueIsADuplicateAndNothingIsWritten() throws Exception {
        Scope scope = bench.organization();
        create(bench.command(scope, "createBike"), freshId(), Bike.named("Bee").withPlate("DL01"));
        String id = freshId();

        assertThatThrownBy(() -> create(
                        bench.command(scope, "createBike"),
                        id,
                        Bike.named("Bug").withPlate("DL01")))
                .isInstanceOf(DuplicateKey.class)
                .matches(duplicate -> ((DuplicateKey) duplicate).isOn("plate"));
        assertThat(bench.isThere(scope, Bike.TYPE.spec(), id)).isFalse();
    }

    @Test
    void twoOrganizationsMayHoldTheSameValue() throws Exception {
        create(
                bench.command(bench.organization(), "createBike"),
                freshId(),
                Bike.named("Bee").withPlate("DL02"));
        create(
                bench.command(bench.organization(), "createBike"),
                freshId(),
                Bike.named("Bee").withPlate("DL02"));
    }

    @Test
    void manyWithoutAValueDoNotClash() throws Exception {
        Scope scope = bench.organization();
        create(scope, freshId());
        create(scope, freshId());
    }

    @Test
    void aRepeatedChangeHappensOnce() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);
        Command first = keyed(bench.command(scope, "grow"), "k", "p");

        grow(first, id);
        Stored<Bike> again = grow(first.resumed(first.idempotency().target(), false), id);
        Stored<Bike> shown = grow(first.resumed(first.idempotency().target(), true), id);

        assertThat(again).isEqualTo(new Stored<>(new Bike("Bee", 3, null), 2));
        assertThat(shown).isEqualTo(again);
        assertThat(grow(keyed(bench.command(scope, "grow"), "other", "p"), id).version())
                .isEqualTo(3);
    }

    @Test
    void aRepeatedChangeHappensOnceEvenWhenItInsistsOnTheVersionItChanged() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);
        Command first = ifMatch(keyed(bench.command(scope, "grow"), "k", "p"), 1);

        grow(first, id);
        assertThat(grow(first.resumed(first.idempotency().target(), false), id).version())
                .isEqualTo(2);
    }

    @Test
    void fiftyRepeatsAtOnceHaveOneEffect() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);
        Command command = keyed(bench.command(scope, "grow"), "k", "p");
        ConcurrentLinkedQueue<Throwable> lost = new ConcurrentLinkedQueue<>();

        List<Stored<Bike>> all = together(50, () -> target.change(command, id, Bike::grown), lost);

        assertThat(lost).isEmpty();
        assertThat(all).hasSize(50).allMatch(stored -> stored.equals(new Stored<>(new Bike("Bee", 3, null), 2)));
    }

    @Test
    void keepingWritesNothingAndARefusalEndsTheCommand() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);

        Stored<Bike> kept =
                onVirtualThread(() -> target.change(bench.command(scope, "keep"), id, bike -> new Change.Keep<>()));
        assertThat(kept.version()).isEqualTo(1);
        assertRefused(
                () -> onVirtualThread(() -> target.change(
                        bench.command(scope, "refuse"),
                        id,
                        bike -> new Change.Refuse<>(Problem.of(ProblemCode.ILLEGAL_MOVE, "no")))),
                ProblemCode.ILLEGAL_MOVE);
        assertThat(bench.document(scope, Bike.TYPE.spec(), id).getJsonArray("outbox"))
                .hasSize(1);
    }

    @Test
    void anOutboxThatIsFullTakesNoFurtherChange() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);
        for (int i = 1; i < AggregateStore.OUTBOX_MAX; i++) {
            grow(bench.command(scope, "grow"), id);
        }

        assertRefused(() -> grow(bench.command(scope, "grow"), id), ProblemCode.OVERLOADED);
        JsonObject document = bench.document(scope, Bike.TYPE.spec(), id);
        assertThat(document.getJsonArray("outbox")).hasSize(AggregateStore.OUTBOX_MAX);
        assertThat(document.getLong("version")).isEqualTo(AggregateStore.OUTBOX_MAX);
    }

    @Test
    void aLateCommandWritesNothing() throws Exception {
        Scope scope = bench.organization();
        Command create = bench.command(scope, "createBike");
        String id = freshId();
        create(scope, id);
        Command grow = bench.command(scope, "grow");
        bench.clock.advance(Duration.ofSeconds(10));

        assertRefused(() -> create(create, freshId(), Bike.named("late")), ProblemCode.DEADLINE_PASSED);
        assertRefused(() -> grow(grow, id), ProblemCode.DEADLINE_PASSED);
        assertThat(onVirtualThread(() -> target.count(scope, new JsonObject()))).isEqualTo(1);
        assertThat(read(scope, id)).isEqualTo(Bike.named("Bee"));
    }

    @Test
    void whatIsDeletedIsSeenByNoReadAndFreesItsValuesAndKeepsItsEvents() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(bench.command(scope, "createBike"), id, Bike.named("Bee").withPlate("DL03"));

        run(() -> target.delete(
                bench.command(scope, "delete"), id, bike -> new Change.To<>(bike, bike.event("bike.deleted"))));

        assertThat(onVirtualThread(() -> target.find(scope, id))).isEmpty();
        assertThat(onVirtualThread(() -> target.list(scope, Find.where(new JsonObject()))))
                .isEmpty();
        assertThat(onVirtualThread(() -> target.count(scope, new JsonObject()))).isZero();
        assertThat(onVirtualThread(() -> target.aggregate(scope, new JsonArray())))
                .isEmpty();
        assertThat(bench.document(scope, Bike.TYPE.spec(), id).getJsonArray("outbox"))
                .hasSize(2);
        create(bench.command(scope, "createBike"), freshId(), Bike.named("Bug").withPlate("DL03"));
        assertRefused(() -> grow(bench.command(scope, "grow"), id), ProblemCode.NOT_FOUND);
    }

    @Test
    void aRepeatedDeleteMeetsItsEffectAndAFirstOneIsToldThatNothingIsThere() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        create(scope, id);
        Command first = keyed(bench.command(scope, "delete"), "k", "p");

        run(() -> target.delete(first, id, Bike::grown));
        run(() -> target.delete(first.resumed(first.idempotency().target(), false), id, Bike::grown));
        run(() -> target.delete(first.resumed(first.idempotency().target(), true), id, Bike::grown));
        assertRefused(
                () -> onVirtualThread(() -> {
                    target.delete(bench.command(scope, "delete"), id, Bike::grown);
                    return true;
                }),
                ProblemCode.NOT_FOUND);
    }

    /** The new server calls the wheels tyres; while both run, each keeps what the other wrote. */
    record Trike(String name, int wheels, int tyres) {
        static final AggregateType<Trike> TYPE = AggregateType.of("bike", Bike.TYPE.spec(), Trike.class)
                .version(2, old -> old.copy().put("tyres", old.getInteger("wheels") * 10));

        Trike {
            Objects.requireNonNull(name);
        }
    }

    @Test
    void anOldAndANewServerWorkOnOneStore() throws Exception {
        Scope scope = bench.organization();
        String id = freshId();
        AggregateStore<Trike> upgraded = bench.crashing().aggregates(Trike.TYPE);
        create(scope, id);

        assertThat(onVirtualThread(() -> upgraded.get(scope, id).state())).isEqualTo(new Trike("Bee", 2, 20));
        assertThat(onVirtualThread(() -> upgraded.list(scope, Find.where(new JsonObject()))))
                .extracting(Stored::state)
                .containsExactly(new Trike("Bee", 2, 20));
        onVirtualThread(() -> upgraded.change(
                bench.command(scope, "tyre"),
                id,
                trike -> new Change.To<>(new Trike(trike.name(), trike.wheels(), trike.tyres() + 1), List.of())));
        assertThat(bench.document(scope, Bike.TYPE.spec(), id).getInteger("schema_version"))
                .isEqualTo(2);
        assertThat(onVirtualThread(() -> upgraded.get(scope, id).state())).isEqualTo(new Trike("Bee", 2, 21));

        assertThat(read(scope, id)).isEqualTo(Bike.named("Bee"));
        assertThat(grow(bench.command(scope, "grow"), id)).isEqualTo(new Stored<>(new Bike("Bee", 3, null), 3));
        assertThat(onVirtualThread(() -> upgraded.get(scope, id).state())).isEqualTo(new Trike("Bee", 3, 30));
    }
}
