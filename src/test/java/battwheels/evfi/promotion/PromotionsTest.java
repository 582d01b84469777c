package battwheels.evfi.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.PlatformAdmin;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way of a card from one workshop to all: nothing goes but the very text that was confirmed and reviewed. */
class PromotionsTest {
    private static final String CARDS = "/api/v1/evfi/failure-cards";
    private static final String PROMOTIONS = "/api/v1/evfi/promotions/";
    private static final String OFFERS = "/api/v1/platform/knowledge/offers";
    private static final String SECRET = "Mr Rohan Mehta of MH12AB1234, 98765 43210, paid Rs 4500, rohan@example.com";

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("PLATFORM_ADMIN_EMAIL", PlatformAdmin.EMAIL);

    private static Api admin;

    private final Api api = SERVER.signUp().api();
    private final Api other = SERVER.signUp().api();

    @BeforeAll
    static void enter() {
        admin = PlatformAdmin.of(SERVER);
    }

    private Answer proposed() {
        String id = api.post(
                        CARDS,
                        Map.of(
                                "title", "Wobble at 40 after a flat tyre",
                                "symptom_text", "Handlebar wobbles. " + SECRET,
                                "root_cause", "Rim out of true",
                                "subsystem_category", "suspension",
                                "error_codes", List.of("W777")))
                .mustBe(201)
                .text("/failure_id");
        api.post(CARDS + "/" + id + "/approve").mustBe(200);
        return api.post(CARDS + "/" + id + "/promote").mustBe(201);
    }

    private String confirmed(Answer proposed) {
        String id = proposed.text("/promotion_id");
        api.post(PROMOTIONS + id + "/confirm", proposed.json().get("public_text"))
                .mustBe(200);
        return id;
    }

    private static List<String> found(Api by) {
        return by.post("/api/v1/evfi/match", Map.of("error_codes", List.of("W777")))
                .mustBe(200)
                .json()
                .findValuesAsText("failure_id");
    }

    @Test
    void theScrubFindsWhatTellsWhoAndProposesTheTextWithoutIt() {
        Answer proposed = proposed();

        assertThat(proposed.at("/scrub_report/findings").findValuesAsText("kind"))
                .contains("name", "registration_number", "phone", "price", "email");
        assertThat(proposed.at("/public_text").toString())
                .doesNotContain("Mehta", "MH12AB1234", "98765", "4500", "rohan@");
        assertThat(proposed.text("/public_text/symptom_text")).startsWith("Handlebar wobbles");
    }

    @Test
    void nothingLeavesBeforeTheTextIsConfirmedAndThenNothingElse() {
        Answer proposed = proposed();
        String id = proposed.text("/promotion_id");
        assertThat(admin.get(OFFERS).mustBe(200).json().toString()).doesNotContain(id);

        confirmed(proposed);

        JsonNode offers = admin.get(OFFERS + "?status=confirmed").mustBe(200).json();
        assertThat(offers.toString())
                .contains(id)
                .doesNotContain("Mehta", "MH12AB1234", "org_", proposed.text("/failure_id"));
        assertThat(found(other)).isEmpty();
    }

    @Test
    void anApprovedOfferIsFoundByAllAndARevokedOneByNobody() {
        String id = confirmed(proposed());

        Answer approved = admin.post(OFFERS + "/" + id + "/approve").mustBe(200);
        String shared = approved.text("/global_failure_id");

        Waiting.until(() -> found(other).contains(shared));
        Answer card = other.get(CARDS + "/" + shared).mustBe(200);
        assertThat(card.text("/scope")).isEqualTo("global");
        assertThat(card.json().toString()).doesNotContain("Mehta", "MH12AB1234", "org_");
        assertThat(api.get(PROMOTIONS + id).text("/status")).isEqualTo("approved");
        assertThat(admin.post(OFFERS + "/" + id + "/approve").code()).isEqualTo("ILLEGAL_MOVE");

        admin.post(OFFERS + "/" + id + "/revoke", Map.of("reason", "Wrong on newer models"))
                .mustBe(200);
        Waiting.until(() -> !found(other).contains(shared));
        assertThat(api.get(PROMOTIONS + id).text("/reason")).isEqualTo("Wrong on newer models");
    }

    @Test
    void theReviewerMayEditOrTurnDownWithAReason() {
        String edited = confirmed(proposed());
        Map<String, Object> text = new HashMap<>(Map.of(
                "title",
                "Wobble after a tyre repair",
                "root_cause",
                "Rim out of true",
                "subsystem_category",
                "suspension"));
        String shared =
                admin.post(OFFERS + "/" + edited + "/approve", text).mustBe(200).text("/global_failure_id");
        Waiting.until(() -> other.get(CARDS + "/" + shared).status() == 200);
        assertThat(other.get(CARDS + "/" + shared).text("/title")).isEqualTo("Wobble after a tyre repair");

        String refused = confirmed(proposed());
        assertThat(admin.post(OFFERS + "/" + refused + "/reject", Map.of()).status())
                .isEqualTo(422);
        admin.post(OFFERS + "/" + refused + "/reject", Map.of("reason", "Known"))
                .mustBe(200);
        assertThat(api.get(PROMOTIONS + refused).text("/status")).isEqualTo("rejected");
    }

    @Test
    void aPromotionIsItsOrganizationsAndTheReviewThePlatforms() {
        String id = proposed().text("/promotion_id");

        assertThat(other.get(PROMOTIONS + id).status()).isEqualTo(404);
        assertThat(other.post(PROMOTIONS + id + "/withdraw").status()).isEqualTo(404);
        assertThat(api.get(OFFERS).code()).isEqualTo("RBAC_DENIED");
        assertThat(api.post(PROMOTIONS + id + "/withdraw").mustBe(200).text("/status"))
                .isEqualTo("withdrawn");
    }
}
