package battwheels.filters;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SavedFiltersTest {
    private static final String FILTERS = "/api/v1/saved-filters";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Member ravi = owner.invites("technician");

    private static Map<String, Object> form(String name, boolean shared) {
        return Map.of("list", "tickets", "name", name, "query", Map.of("late", "true"), "shared", shared);
    }

    @Test
    void oneSeesOnesOwnAndSharedFiltersAndChangesOnesOwn() {
        Answer secret = owner.api().post(FILTERS, form("Mine", false)).mustBe(201);
        Answer shared = owner.api().post(FILTERS, form("Everybody's", true)).mustBe(201);
        ravi.api().post(FILTERS, form("Mine", false)).mustBe(201);

        assertThat(ravi.api().get(FILTERS + "?list=tickets").at("/data"))
                .extracting(filter -> filter.path("owner_id").asText())
                .containsExactly(owner.userId(), ravi.userId());
        assertThat(ravi.api().get(FILTERS + "?list=vehicles").at("/data")).isEmpty();
        assertThat(ravi.api().get(secret.header("Location")).code()).isEqualTo("NOT_FOUND");
        assertThat(ravi.api()
                        .put(secret.header("Location"), Map.of("name", "x"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(ravi.api().get(shared.header("Location")).json()).isEqualTo(shared.json());
        assertThat(ravi.api().delete(shared.header("Location")).code()).isEqualTo("RBAC_DENIED");
        owner.api().delete(shared.header("Location")).mustBe(204);
        assertThat(ravi.api().get(shared.header("Location")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aNameIsTakenOnceAndAQueryNamesWhatTheListTakes() {
        owner.api().post(FILTERS, form("Late", false)).mustBe(201);

        assertThat(owner.api().post(FILTERS, form(" LATE", true)).code()).isEqualTo("DUPLICATE");
        Answer refused =
                owner.api().post(FILTERS, Map.of("list", "contacts", "name", "x", "query", Map.of("late", "true")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/query/late");
    }
}
