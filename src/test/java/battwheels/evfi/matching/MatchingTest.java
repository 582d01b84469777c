package battwheels.evfi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Matching over HTTP: what is found, why, from whom, and what happens when the index does not answer. */
class MatchingTest {
    private static final String CARDS = "/api/v1/evfi/failure-cards";
    private static final String MATCH = "/api/v1/evfi/match";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();

    private String approved(Map<String, Object> form) {
        String id = api.post(CARDS, form).mustBe(201).text("/failure_id");
        api.post(CARDS + "/" + id + "/approve").mustBe(200);
        return id;
    }

    private String horn() {
        return approved(Map.of(
                "title", "Horn makes no sound",
                "root_cause", "Corroded horn switch",
                "subsystem_category", "horn",
                "failure_mode", "no_response",
                "symptom_text", "The horn stays silent when pressed",
                "error_codes", List.of("E910"),
                "vehicle_models", List.of(Map.of("make", "Ather", "model", "450X"))));
    }

    private JsonNode match(Api by, Object question) {
        return by.post(MATCH, question).mustBe(200).json();
    }

    private static List<String> ids(JsonNode answer) {
        return answer.findValuesAsText("failure_id");
    }

    private JsonNode found(Object question, String id) {
        JsonNode[] last = new JsonNode[1];
        Waiting.until(() -> {
            last[0] = match(api, question);
            return ids(last[0]).contains(id);
        });
        for (JsonNode each : last[0].get("matches")) {
            if (each.get("failure_id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("not found");
    }

    @Test
    void anApprovedCardIsFoundByItsMeaningAndSaysWhy() {
        String id = horn();

        Map<String, Object> question =
                Map.of("query", "pressing the hooter gives no noise at all, silent horn", "vehicle_make", "ather");
        Waiting.until(() -> List.of("hybrid", "vector_semantic")
                .contains(found(question, id).get("match_type").asText()));
        JsonNode match = found(question, id);

        assertThat(match.get("scope").asText()).isEqualTo("tenant");
        assertThat(match.get("match_type").asText()).isIn("hybrid", "vector_semantic");
        assertThat(match.get("reasons").toString()).contains("known on ather", "from your own workshop", "silent");
        assertThat(match.get("match_score").decimalValue()).isBetween(new BigDecimal("0.3"), BigDecimal.ONE);
    }

    @Test
    void aCodeIsFoundAtOnceAndAWrongHintDoesNotHideIt() {
        String id = horn();

        JsonNode answer = match(
                api, Map.of("error_codes", List.of("e910"), "vehicle_make", "Other", "subsystem_hint", "battery"));

        assertThat(answer.at("/matches/0/failure_id").asText()).isEqualTo(id);
        assertThat(answer.at("/matches/0/matched_codes").toString()).isEqualTo("[\"E910\"]");
        assertThat(answer.at("/matches/0/match_type").asText()).isEqualTo("subsystem_vehicle");
    }

    @Test
    void theSameSignsAreTheSameSignature() {
        String id = horn();

        JsonNode answer = match(
                api, Map.of("symptom_text", "the horn stays SILENT when pressed", "error_codes", List.of("E910")));

        assertThat(answer.at("/matches/0/failure_id").asText()).isEqualTo(id);
        assertThat(answer.at("/matches/0/match_type").asText()).isEqualTo("signature");
        assertThat(answer.at("/matches/0/match_score").decimalValue()).isEqualByComparingTo("0.95");
    }

    @Test
    void draftsAreFoundOnRequestAndTheirOwnOnly() {
        String id = api.post(
                        CARDS, Map.of("title", "Seat creaks", "root_cause", "Loose bolt", "subsystem_category", "body"))
                .mustBe(201)
                .text("/failure_id");
        Map<String, Object> with = Map.of("query", "creaking seat", "include_drafts", true, "limit", 20);

        assertThat(found(with, id).get("title").asText()).isEqualTo("Seat creaks");
        assertThat(ids(match(api, Map.of("query", "creaking seat", "limit", 20))))
                .doesNotContain(id);
        assertThat(ids(match(SERVER.signUp().api(), with))).doesNotContain(id);
    }

    @Test
    void aCardOutOfUseIsNotFoundFromTheNextSearchOn() {
        String id = horn();
        found(Map.of("query", "silent horn"), id);

        api.post(CARDS + "/" + id + "/deprecate").mustBe(200);

        assertThat(ids(match(api, Map.of("query", "silent horn", "limit", 20)))).doesNotContain(id);
    }

    @Test
    void theOverviewCountsCardsAndMatches() {
        horn();
        match(api, Map.of("error_codes", List.of("E910")));

        Answer overview = api.get("/api/v1/efi/analytics/overview").mustBe(200);
        assertThat(overview.at("/approved_cards").intValue()).isEqualTo(1);
        assertThat(overview.at("/by_subsystem/0/_id").asText()).isEqualTo("horn");
        Waiting.until(() -> api.get("/api/v1/evfi/analytics/overview")
                        .at("/total_matches_performed")
                        .intValue()
                == 1);
    }

    @Test
    void withoutWordsAndCodesNothingIsLookedFor() {
        Answer refused = api.post(MATCH, Map.of("vehicle_make", "Ather"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/symptom_text");
    }

    @Test
    void anIndexThatIsBrokenAnswersByWordsSaysSoAndIsBuiltAgain() throws IOException {
        String id = horn();
        Map<String, Object> question = Map.of("query", "silent horn pressed");
        found(question, id);
        Path index;
        try (var folders = Files.walk(SERVER.data().resolve("similarity"))) {
            index = folders.filter(each -> each.endsWith(owner.organizationId()))
                    .findFirst()
                    .orElseThrow();
        }
        try (var files = Files.list(index)) {
            for (Path file : files.toList()) {
                // What the index writes at this moment may be gone already.
                Files.deleteIfExists(file);
            }
        }
        // Another card: its event is written to a directory that is empty, so the old reader goes.
        approved(Map.of("title", "Seat torn", "root_cause", "Wear", "subsystem_category", "body"));

        Waiting.until(() -> {
            JsonNode status = api.get("/api/v1/evfi/index").mustBe(200).json();
            return status.get("stale").intValue() == 0 && status.get("indexed").intValue() == 2;
        });
        assertThat(ids(match(api, question))).contains(id);
    }

    @Test
    void theIndexIsBuiltFromTheCardsAtAnyTime() {
        String id = horn();
        found(Map.of("query", "silent horn"), id);

        String job = api.post("/api/v1/evfi/index/rebuild").mustBe(202).header("Location");

        Waiting.until(() -> api.get(job).mustBe(200).text("/status").equals("done"));
        assertThat(api.get(job).at("/result/put").intValue()).isEqualTo(1);
        assertThat(found(Map.of("query", "silent horn"), id)).isNotNull();
    }
}
