package battwheels.platform.outbox;

import static battwheels.fixtures.TestDocuments.result;
import static battwheels.platform.outbox.OutboxBench.run;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.outbox.OutboxBench.Server;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Facts of documents that are written once: told, whatever crashes, and from then on not looked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncementsTest {
    private static final CollectionSpec SPEC =
            CollectionSpec.named("proclamations").indexed(Announcements.UNTOLD);

    private final OutboxBench bench;

    AnnouncementsTest(@TempDir Path data) {
        bench = new OutboxBench(data);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private Announcements at(Server server) {
        return new Announcements(server.relay, SPEC, "proclamation", bench.clock);
    }

    private void proclaim(Server server, Scope scope, String id) throws Exception {
        Announcements target = at(server);
        run(() -> {
            target.before(scope);
            JsonArray outbox = target.outbox(scope, id, new EventDraft("proclamation.made", Map.of()));
            result(bench.store
                    .tenants()
                    .open(scope, SPEC)
                    .insert(new JsonObject()
                            .put("_id", id)
                            .put("outbox", outbox)
                            .put(Announcements.UNTOLD, scope.organization().value())));
            target.after(scope, id);
        });
    }

    /** Recovery that looks at every outbox finds the second one as well, and then a long book is read every half minute. */
    @Test
    void whatACrashLeftUntoldIsFoundByItsFieldAndAfterwardsNoMore() throws Exception {
        Scope scope = bench.organization();
        proclaim(bench.crashing(), scope, "pro_1");
        assertThat(bench.logged(scope)).isEmpty();
        Server next = bench.server();
        at(next);

        run(() -> next.relay.recover(1_000));

        assertThat(bench.logged(scope)).hasSize(1);
        JsonObject told = bench.document(scope, SPEC, "pro_1");
        assertThat(told.getString(Announcements.UNTOLD)).isEmpty();
        assertThat(told.getJsonArray("outbox")).isEmpty();
        result(bench.store
                .tenants()
                .open(scope, SPEC)
                .updateOne(
                        new JsonObject().put("_id", "pro_1"),
                        new JsonObject()
                                .put(
                                        "$set",
                                        new JsonObject()
                                                .put("outbox", new JsonArray().add(new JsonObject().put("id", "x"))))));
        bench.clock.advance(DirtyMarks.SETTLED.plusSeconds(1));
        run(() -> next.relay.recover(1_000));
        assertThat(bench.logged(scope)).hasSize(1);
        assertThat(bench.isMarked(scope)).isFalse();
    }
}
