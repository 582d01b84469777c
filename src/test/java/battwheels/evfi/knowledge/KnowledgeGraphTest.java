package battwheels.evfi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Articles, symptoms, relations and ranked causes: the organization's own beside the library's, nobody else's. */
class KnowledgeGraphTest {
    private static final String EVFI = "/api/v1/evfi/";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Api api = SERVER.signUp().api();

    private static String article(Api api) {
        return api.post(
                        EVFI + "articles",
                        Map.of("knowledge_type", "sop", "title", "Drying plugs", "content", "Blow, then grease"))
                .mustBe(201)
                .text("/article_id");
    }

    private static String symptom(Api api) {
        return api.post(EVFI + "symptoms", Map.of("description", "Lights flicker"))
                .mustBe(201)
                .text("/symptom_id");
    }

    private static Map<String, Object> relation(String symptom, String targetType, String target) {
        return Map.of(
                "source_type", "symptom",
                "source_id", symptom,
                "relation_type", "affects",
                "target_type", targetType,
                "target_id", target);
    }

    private String libraryCard() {
        return api.get(EVFI + "failure-cards?scope=global&search=Water%20in%20the%20wiring&limit=1")
                .mustBe(200)
                .text("/data/0/failure_id");
    }

    @Test
    void anArticleIsWrittenJudgedAndWrittenAnew() {
        String id = article(api);
        assertThat(api.post(EVFI + "articles/" + id + "/reject", Map.of("reason", " "))
                        .status())
                .isEqualTo(422);
        Answer rejected = api.post(EVFI + "articles/" + id + "/reject", Map.of("reason", "Too short"))
                .mustBe(200);
        Answer approved = api.post(EVFI + "articles/" + id + "/approve").mustBe(200);
        Answer anew = api.put(
                        EVFI + "articles/" + id,
                        Map.of("knowledge_type", "sop", "title", "Drying plugs", "content", "Blow for a minute"))
                .mustBe(200);

        assertThat(rejected.text("/rejection_reason")).isEqualTo("Too short");
        assertThat(approved.text("/approval_status")).isEqualTo("approved");
        assertThat(anew.text("/approval_status")).isEqualTo("draft");
        assertThat(anew.at("/edition").intValue()).isEqualTo(2);
        assertThat(api.get(EVFI + "articles?search=minute").mustBe(200).at("/data"))
                .hasSize(1);
        assertThat(SERVER.signUp().api().get(EVFI + "articles/" + id).status()).isEqualTo(404);
    }

    @Test
    void theLibraryHasAnArticleAndASymptomForEachOfItsCardsWithSteps() {
        Answer articles = api.get(EVFI + "articles?scope=global&limit=100").mustBe(200);
        Answer page =
                api.get(EVFI + "articles?scope=global&limit=5&sort_order=asc").mustBe(200);

        assertThat(articles.at("/pagination/total_count").intValue()).isGreaterThanOrEqualTo(14);
        assertThat(articles.text("/data/0/content")).contains("## Checks");
        assertThat(page.at("/data")).hasSize(5);
        assertThat(api.get(EVFI + "articles/" + articles.text("/data/0/article_id"))
                        .text("/scope"))
                .isEqualTo("global");
        assertThat(api.get(EVFI + "symptoms?scope=global&limit=100").at("/data"))
                .hasSize(articles.at("/data").size());
    }

    @Test
    void aRelationLeadsIntoTheLibraryAndTheGraphGoesOnThere() {
        String symptom = symptom(api);
        String card = libraryCard();
        api.post(EVFI + "relations", relation(symptom, "failure_card", card)).mustBe(201);

        Answer near = api.get(EVFI + "graph/symptom/" + symptom).mustBe(200);
        Answer far = api.get(EVFI + "graph/symptom/" + symptom + "?depth=2").mustBe(200);

        assertThat(near.json().at("/nodes").findValuesAsText("node_id")).containsExactly(card);
        assertThat(far.json().at("/nodes").findValuesAsText("node_type"))
                .contains("failure_card", "article", "symptom", "error_code");
        assertThat(far.json().at("/relations").findValuesAsText("scope")).contains("tenant", "global");
        assertThat(api.get(EVFI + "graph/symptom/" + symptom + "?depth=4").status())
                .isEqualTo(400);
        assertThat(api.post(EVFI + "relations", relation(symptom, "failure_card", card))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatIsAnotherOrganizationsCannotBePointedAtNorSeen() {
        Api other = SERVER.signUp().api();
        String theirs = article(other);
        String mine = symptom(api);
        Answer foreign = api.post(EVFI + "relations", relation(mine, "article", theirs));
        Answer unknown = api.post(EVFI + "relations", relation(mine, "article", "kb_00000000000000000000000000000000"));

        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.at("/errors")).isEqualTo(unknown.at("/errors"));
        assertThat(api.get(EVFI + "graph/article/" + theirs).status()).isEqualTo(404);

        // Both point at the same card of the library: neither meets the other over it.
        String card = libraryCard();
        api.post(EVFI + "relations", relation(mine, "failure_card", card)).mustBe(201);
        String relation = other.post(EVFI + "relations", relation(symptom(other), "failure_card", card))
                .mustBe(201)
                .text("/relation_id");
        assertThat(api.get(EVFI + "graph/failure_card/" + card + "?depth=3")
                        .mustBe(200)
                        .json()
                        .findValuesAsText("scope"))
                .contains("tenant");
        assertThat(api.get(EVFI + "graph/failure_card/" + card + "?depth=3").toString())
                .doesNotContain(relation);
        assertThat(api.delete(EVFI + "relations/" + relation).status()).isEqualTo(404);
        assertThat(other.delete(EVFI + "relations/" + relation).status()).isEqualTo(204);
        assertThat(other.delete(EVFI + "relations/" + relation).status()).isEqualTo(404);
    }

    @Test
    void theArithmeticOfARankedCauseAddsUp() {
        Answer ranked = api.post(
                        EVFI + "intelligence/rank-causes",
                        Map.of(
                                "symptom_text", "Motor jerks or buzzes at start, smoke from the hub",
                                "error_codes", List.of("E401", "E402"),
                                "subsystem", "motor"))
                .mustBe(200);

        assertThat(ranked.at("/causes").size()).isEqualTo(3);
        assertThat(ranked.text("/causes/0/title")).isEqualTo("Hall sensor failure");
        for (JsonNode cause : ranked.at("/causes")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode term : cause.get("arithmetic")) {
                sum = sum.add(term.get("points").decimalValue());
            }
            assertThat(cause.get("points").decimalValue()).isEqualByComparingTo(sum);
            assertThat(cause.get("points_most").intValue()).isEqualTo(145);
        }
        assertThat(ranked.json().at("/causes/0/arithmetic").findValuesAsText("factor"))
                .contains("dtc", "subsystem", "symptoms");
        assertThat(ranked.at("/escalate").booleanValue()).isTrue();
        assertThat(ranked.at("/escalation_reasons").toString()).contains("smoke");
        assertThat(api.post(EVFI + "intelligence/rank-causes", Map.of()).status())
                .isEqualTo(422);
    }
}
