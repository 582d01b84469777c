package battwheels.evfi.own;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failure cards over HTTP: how one is written, reviewed, used and put away, and who may see it. */
class FailureCardsTest {
    private static final String CARDS = "/api/v1/evfi/failure-cards";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();

    private static Map<String, Object> form(String title) {
        return Map.of("title", title, "root_cause", "Loose connector", "subsystem_category", "wiring");
    }

    private Answer card(String title) {
        return api.post(CARDS, form(title)).mustBe(201);
    }

    private static String path(Answer card) {
        return CARDS + "/" + card.text("/failure_id");
    }

    private Answer move(Answer card, String... moves) {
        Answer now = card;
        for (String move : moves) {
            now = api.post(path(card) + "/" + move).mustBe(200);
        }
        return now;
    }

    @Test
    void aNewCardIsADraftOfItsOrganizationAndReadBackTheSame() {
        Answer made = api.post(CARDS, """
                {"title": " Scooter cuts out ", "root_cause": "Loose connector", "subsystem_category": "wiring",
                 "error_codes": ["e302", "E302"], "symptom_text": "Stops over bumps",
                 "resolution_steps": [{"action": "Crimp anew", "duration_minutes": 25}],
                 "required_parts": [{"part_name": "Housing", "estimated_cost": 180.5}, {"part_name": "Terminal", "estimated_cost": 20}]}
                """).mustBe(201);

        assertThat(made.text("/failure_id")).startsWith("fc_");
        assertThat(made.text("/scope")).isEqualTo("tenant");
        assertThat(made.text("/status")).isEqualTo("draft");
        assertThat(made.text("/title")).isEqualTo("Scooter cuts out");
        assertThat(made.at("/error_codes").toString()).isEqualTo("[\"E302\"]");
        assertThat(made.at("/estimated_parts_cost").decimalValue()).isEqualByComparingTo("200.50");
        assertThat(made.at("/estimated_labor_cost").decimalValue()).isEqualByComparingTo("125");
        assertThat(made.at("/estimated_total_cost").decimalValue()).isEqualByComparingTo("325.50");
        Answer read = api.get(made.header("Location")).mustBe(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isNotEmpty();
    }

    @Test
    void theApproverComesFromTheTokenAndTheFirstApprovalAloneAddsConfidence() {
        Answer approved = api.post(path(card("Horn silent")) + "/approve", Map.of("approved_by", "somebody else"))
                .mustBe(200);

        assertThat(approved.text("/approved_by")).isEqualTo(owner.userId());
        assertThat(approved.at("/confidence_score").decimalValue()).isEqualByComparingTo("0.7");
        assertThat(approved.text("/confidence_level")).isEqualTo("high");
        assertThat(approved.at("/confidence_history")).hasSize(1);
        Answer again = move(approved, "deprecate", "approve");
        assertThat(again.at("/confidence_score").decimalValue()).isEqualByComparingTo("0.7");
    }

    @ParameterizedTest
    @CsvSource({
        "submit, pending_review",
        "approve, approved",
        "archive, archived",
        "submit approve, approved",
        "submit return, draft",
        "approve deprecate, deprecated",
        "approve deprecate approve, approved",
        "approve deprecate archive, archived"
    })
    void aCardMovesAsItsStatesAllow(String moves, String end) {
        assertThat(move(card("Belt slips"), moves.split(" ")).text("/status")).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'' deprecate",
                "'submit' archive",
                "'submit' deprecate",
                "'approve' archive",
                "'approve' submit",
                "'approve deprecate' submit",
                "'archive' approve",
                "'archive' submit"
            })
    void anotherMoveIsRefusedWithTheLegalOnes(String story) {
        Answer card = card("Belt slips");
        String before = story.substring(1, story.lastIndexOf('\''));
        move(card, before.isEmpty() ? new String[0] : before.split(" "));

        Answer refused = api.post(path(card) + "/" + story.substring(story.lastIndexOf(' ') + 1));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(refused.at("/legal_moves").isArray()).isTrue();
    }

    @Test
    void everyChangeOfContentIsAVersionThatSaysWhatChanged() {
        Answer card = card("Brake squeals");

        Answer changed = api.put(path(card), Map.of("keywords", List.of("brake"), "symptom_text", "Squeals when wet"))
                .mustBe(200);

        assertThat(changed.at("/version").intValue()).isEqualTo(2);
        assertThat(changed.at("/version_history/0/changes").toString()).isEqualTo("[\"symptom_text\",\"keywords\"]");
        assertThat(changed.text("/signature_hash")).isNotEqualTo(card.text("/signature_hash"));
        assertThat(api.put(path(card), Map.of("keywords", List.of("brake")))
                        .mustBe(200)
                        .at("/version")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void aCardOutOfUseIsNotEdited() {
        Answer card = card("Mirror shakes");
        move(card, "approve", "deprecate");

        assertThat(api.put(path(card), Map.of("title", "Other")).code()).isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void aTechnicianContributesButDoesNotApproveOrEditWhatIsApproved() {
        Api technician = owner.invites("technician").api();
        Answer draft = technician.post(CARDS, form("Charger hums")).mustBe(201);

        assertThat(technician
                        .put(path(draft), Map.of("title", "Charger hums loudly"))
                        .status())
                .isEqualTo(200);
        assertThat(technician.post(path(draft) + "/approve").code()).isEqualTo("RBAC_DENIED");
        move(draft, "approve");
        assertThat(technician.put(path(draft), Map.of("title", "Other")).code()).isEqualTo("RBAC_DENIED");
    }

    @Test
    void whatIsMissingOrWrongIsRefusedByItsPointer() {
        assertThat(api.post(CARDS, Map.of("title", "x")).status()).isEqualTo(422);
        Answer refused = api.post(
                CARDS,
                Map.of(
                        "title",
                        "x",
                        "root_cause",
                        "y",
                        "subsystem_category",
                        "wiring",
                        "diagnostic_tree",
                        Map.of("root_node_id", "n9", "nodes", List.of(Map.of("node_id", "n1", "question", "Hot?")))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/diagnostic_tree/root_node_id");
    }

    @Test
    void theListFiltersAndPages() {
        for (String title : List.of("Alpha", "Beta", "Gamma")) {
            card(title);
        }
        move(
                api.post(CARDS, Map.of("title", "Delta", "root_cause", "Worn", "subsystem_category", "brakes"))
                        .mustBe(201),
                "approve");

        assertThat(titles("?sort_by=title&sort_order=asc")).containsExactly("Alpha", "Beta", "Delta", "Gamma");
        assertThat(titles("?status=approved")).containsExactly("Delta");
        assertThat(titles("?subsystem=wiring&search=GAM")).containsExactly("Gamma");
        assertThat(titles("?min_confidence=0.6")).containsExactly("Delta");
        assertThat(api.get(CARDS + "?min_confidence=2").status()).isEqualTo(400);
        Answer first = api.get(CARDS + "?limit=2&sort_by=title&sort_order=asc").mustBe(200);
        String cursor = first.text("/pagination/next_cursor");
        assertThat(titles("?limit=2&sort_by=title&sort_order=asc&cursor=" + cursor))
                .containsExactly("Delta", "Gamma");
    }

    private List<String> titles(String query) {
        List<String> titles = new ArrayList<>();
        api.get(CARDS + query)
                .mustBe(200)
                .at("/data")
                .forEach(card -> titles.add(card.path("title").asText()));
        return titles;
    }

    @Test
    void aCardOfAnotherOrganizationIsNotThere() {
        Answer card = card("Private finding");
        Api stranger = SERVER.signUp().api();

        for (Answer answer : List.of(
                stranger.get(path(card)),
                stranger.put(path(card), Map.of("title", "Mine")),
                stranger.post(path(card) + "/submit"),
                stranger.post(path(card) + "/approve"))) {
            assertThat(answer.status()).isEqualTo(404);
        }
        assertThat(stranger.get(CARDS).mustBe(200).at("/data")).isEmpty();
    }

    @Test
    void theOlderNameOfThePathLeadsHere() {
        Answer card = card("Lamp flickers");

        assertThat(api.get("/api/v1/efi/failure-cards/" + card.text("/failure_id"))
                        .mustBe(200)
                        .json())
                .isEqualTo(card.json());
    }
}
