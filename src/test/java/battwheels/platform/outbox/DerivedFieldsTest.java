package battwheels.platform.outbox;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.store.Find;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Documents from before a field was derived are given it, in stretches, once, and without anybody's ETag changing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerivedFieldsTest {
    private static final int BIKES = 205;

    private final OutboxBench bench;
    private final AggregateStore<Bike> before;
    private final AggregateStore<Bike> target;

    DerivedFieldsTest(@TempDir Path data) {
        bench = new OutboxBench(data);
        before = bench.crashing().aggregates(Bike.TYPE);
        target = bench.crashing()
                .aggregates(Bike.TYPE.derived(bike -> Map.of("words", new JsonArray().add(bike.name()))));
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private void create(AggregateStore<Bike> store, Scope scope, String id) throws Exception {
        Bike bike = Bike.named("n" + id);
        onVirtualThread(() -> store.create(bench.command(scope, "createBike"), id, bike, bike.event("bike.created")));
    }

    private Derived derive(Scope scope, @Nullable String after) throws Exception {
        return onVirtualThread(() -> target.derive(scope, "words", after));
    }

    private long found(Scope scope, String word) throws Exception {
        return onVirtualThread(() -> target.list(scope, Find.where(new JsonObject().put("words", word))))
                .size();
    }

    @Test
    void whatWasWrittenBeforeIsFoundAfterwards() throws Exception {
        Scope scope = bench.organization();
        Scope stranger = bench.organization();
        for (int i = 0; i < BIKES; i++) {
            create(before, scope, "old" + i);
        }
        create(before, stranger, "theirs");
        create(target, scope, "new");

        Derived first = derive(scope, null);
        Derived rest = derive(scope, first.after());

        assertThat(first.after()).isNotNull();
        assertThat(first.documents() + rest.documents()).isEqualTo(BIKES);
        assertThat(rest.after()).isNull();
        assertThat(derive(scope, null)).isEqualTo(new Derived(0, null));
        assertThat(found(scope, "nold204")).isEqualTo(1);
        assertThat(found(scope, "nnew")).isEqualTo(1);
        assertThat(found(stranger, "ntheirs")).isZero();
        JsonObject document = bench.document(scope, Bike.TYPE.spec(), "old7");
        assertThat(document.getLong("version")).isEqualTo(1);
        assertThat(document.getJsonArray("outbox")).hasSize(1);
    }

    @Test
    void whatWasChangedSinceHasItsWordsByThatChange() throws Exception {
        Scope scope = bench.organization();
        create(before, scope, "racer");
        onVirtualThread(() -> target.change(bench.command(scope, "rename"), "racer", bike -> bike.renamed("newer")));

        assertThat(derive(scope, null).documents()).isZero();
        assertThat(found(scope, "newer")).isEqualTo(1);
    }
}
