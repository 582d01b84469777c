package battwheels.events;

import static battwheels.platform.store.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.embedded.StoreRole;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one document store and one Redis. */
class AnyServerTest {
    private static TestServer server(StoreRole store, Path keys) throws Exception {
        return new TestServer()
                .with("MONGO_URL", store.documentsUrl())
                .with("REDIS_URL", store.streamsUrl())
                .with("KEYS_DIR", keys.toString())
                .start();
    }

    @Test
    void whatHappensAtOneServerIsHeardLiveAndByHandlersAtTheOther(@TempDir Path data) throws Exception {
        StoreRole store = StoreRole.start(data.resolve("store"), 0, 0);
        try (TestServer one = server(store, data.resolve("keys"));
                TestServer other = server(store, data.resolve("keys"))) {
            Member owner = one.signUp();
            Member there = new Member(
                    owner.api().at(other.api()),
                    owner.organizationId(),
                    owner.userId(),
                    owner.email(),
                    owner.password());
            try (Listening live = Listening.at(other.url(), owner, "")) {
                for (int i = 0; i < 10; i++) {
                    Member at = i % 2 == 0 ? owner : there;
                    at.api()
                            .post("/api/v1/tickets", Map.of("title", "Does not charge"))
                            .mustBe(201);
                }
                until(() ->
                        live.types().stream().filter("ticket.created"::equals).count() == 10);
                assertThat(live.heard().stream().map(heard -> Long.parseLong(heard.id())))
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
            until(() -> timelineIsWhole(there));
        } finally {
            store.close();
        }
    }

    /** Every ticket has the entry that the handler of its first event writes, whichever server ran it. */
    private static boolean timelineIsWhole(Member member) {
        Answer tickets = member.api().get("/api/v1/tickets?limit=100").mustBe(200);
        for (var ticket : tickets.at("/data")) {
            String id = ticket.get("ticket_id").asText();
            if (member.api()
                            .get("/api/v1/tickets/" + id + "/activities")
                            .at("/data")
                            .size()
                    != 1) {
                return false;
            }
        }
        return tickets.at("/data").size() == 10;
    }
}
