package battwheels.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tags over HTTP, and what their deletion does to contacts. */
class TagOperationsTest {
    private static final String TAGS = "/api/v1/contacts/tags";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api api = SERVER.signUp().api();

    private Answer tag(String name) {
        return api.post(TAGS, Map.of("name", name));
    }

    private Answer contact(String name, List<String> tags) {
        return api.post("/api/v1/contacts", Map.of("name", name, "tags", tags)).mustBe(201);
    }

    @Test
    void aTagCountsThoseWhoCarryItsNameInAnyCase() {
        contact("a", List.of("Fleet"));
        Answer made =
                api.post(TAGS, Map.of("name", " fleet ", "color", "#1A7F37")).mustBe(201);
        contact("b", List.of("FLEET", "monthly"));
        tag("gold").mustBe(201);

        Answer tags = api.get(TAGS).mustBe(200);

        assertThat(made.at("/contact_count").asInt()).isEqualTo(1);
        assertThat(made.header("Location")).isEqualTo(TAGS + "/" + made.text("/tag_id"));
        assertThat(tags.at("/data"))
                .extracting(one -> one.path("name").asText())
                .containsExactly("fleet", "gold");
        assertThat(tags.at("/data"))
                .extracting(one -> one.path("contact_count").asInt())
                .containsExactly(2, 0);
        assertThat(tags.text("/data/0/color")).isEqualTo("#1A7F37");
    }

    @Test
    void aNameIsTakenInAnyCase() {
        tag("fleet").mustBe(201);

        Answer second = tag("Fleet");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("DUPLICATE");
        assertThat(second.text("/errors/0/pointer")).isEqualTo("/name");
    }

    @Test
    void aColourIsSixHexadecimalDigits() {
        Answer answer = api.post(TAGS, Map.of("name", "fleet", "color", "green"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/color");
    }

    @Test
    void aDeletedTagIsTakenOffItsContacts() {
        String id = tag("fleet").mustBe(201).text("/tag_id");
        Answer carrier = contact("a", List.of("Fleet", "monthly"));

        assertThat(api.delete(TAGS + "/" + id).status()).isEqualTo(204);

        Answer after = api.get("/api/v1/contacts/" + carrier.text("/contact_id"));
        assertThat(after.at("/tags").toString()).isEqualTo("[\"monthly\"]");
        assertThat(api.get("/api/v1/contacts?tag=fleet").at("/data")).isEmpty();
        assertThat(api.delete(TAGS + "/" + id).code()).isEqualTo("NOT_FOUND");
        assertThat(tag("fleet").status()).isEqualTo(201);
    }

    @Test
    void aTagOfAnotherOrganizationIsNotThere() {
        Api stranger = SERVER.signUp().api();
        String id = stranger.post(TAGS, Map.of("name", "theirs")).mustBe(201).text("/tag_id");

        assertThat(api.delete(TAGS + "/" + id).code()).isEqualTo("NOT_FOUND");
        assertThat(api.get(TAGS).at("/data")).isEmpty();
        assertThat(tag("theirs").status()).isEqualTo(201);
        assertThat(stranger.get(TAGS).at("/data")).hasSize(1);
    }
}
