package battwheels.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Commands;
import battwheels.fixtures.TestDocuments;
import battwheels.fixtures.TestServer;
import battwheels.ledger.journal.JournalStore;
import battwheels.platform.store.Documents;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The check of a book over HTTP. */
class LedgerCheckTest {
    private static final String VERIFY = "/api/v1/ledger/verify";
    private static final int POLLS = 600;

    private static final AtomicReference<TenantStores> STORES = new AtomicReference<>();

    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("SIGNUP_PLAN", "professional")
            .stores((documents, queries) -> {
                STORES.set(new TenantStores(documents, queries));
                return STORES.get();
            });

    @Test
    void aBookInOrderPasses() throws Exception {
        Accountants target = new Accountants(SERVER);
        target.post("2026-02-10", "6200", "1200", "25000.00");
        target.post("2026-02-11", "6300", "1200", "10.00");

        String job = target.api().post(VERIFY).mustBe(202).text("/job_id");

        Answer check = checked(target, job);
        assertThat(check.at("/last_check/passed").asBoolean()).isTrue();
        assertThat(check.at("/last_check/entries").asLong()).isEqualTo(2);
        assertThat(check.at("/parked").isNull()).isTrue();
        Answer released = target.api()
                .post("/api/v1/ledger/release", Map.of("reason", "why not"))
                .mustBe(200);
        assertThat(released.at("/entry_id").isNull()).isTrue();
    }

    @Test
    void aBookEditedInTheStoreParksNamesTheEntryAndPostsAgainOnceItIsMended() throws Exception {
        Accountants target = new Accountants(SERVER);
        target.post("2026-02-10", "6200", "1200", "25000.00");
        target.post("2026-02-11", "6300", "1200", "10.00");
        String waiting = target.write("2026-02-12", "6300", "1200", "11.00").text("/entry_id");
        edit(target, "narration", "Edited in the store");

        Answer check = checked(target, target.api().post(VERIFY).mustBe(202).text("/job_id"));

        assertThat(check.text("/last_check/findings/0/what")).isEqualTo("content");
        assertThat(check.at("/parked/sequence").asLong()).isEqualTo(1);
        String approve = Accountants.ENTRIES + "/" + waiting + "/approve";
        assertThat(target.api().post(approve).mustBe(423).code()).isEqualTo("BOOK_PARKED");
        target.api().post("/api/v1/ledger/release", Map.of("reason", "hope")).mustBe(409);

        edit(target, "narration", "Rent of the month");
        checked(target, target.api().post(VERIFY).mustBe(202).text("/job_id"));
        target.api().post("/api/v1/ledger/release", Map.of("reason", "mended")).mustBe(200);
        target.api().post(approve).mustBe(200);
    }

    private static void edit(Accountants target, String field, String value) {
        Scope scope = Commands.scope(target.owner.organizationId(), InstantSource.system());
        Documents entries = Objects.requireNonNull(STORES.get()).open(scope, JournalStore.ENTRIES);
        JsonObject set = new JsonObject().put("$set", new JsonObject().put(field, value));
        TestDocuments.result(entries.updateOne(new JsonObject().put("sequence", 1L), set));
    }

    static Answer checked(Accountants target, String job) throws InterruptedException {
        for (int i = 0; i < POLLS; i++) {
            Answer answer = target.api().get(VERIFY).mustBe(200);
            if (job.equals(answer.at("/last_check/job_id").asText())) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("the check does not end");
    }
}
