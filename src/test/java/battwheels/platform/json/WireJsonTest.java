package battwheels.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireJsonTest {
    enum Stage {
        IN_PROGRESS
    }

    record Job(
            String jobName,
            Stage stage,
            Instant startedAt,
            LocalDate dueOn,
            BigDecimal partsCost,
            int visits,
            @Nullable String notes,
            List<String> tags) {}

    private static final String JSON = """
            {"job_name":"Port","stage":"in_progress","started_at":"2026-04-01T09:30:00.000Z","due_on":"2026-04-02",\
            "parts_cost":120.10,"visits":2,"notes":null,"tags":["a"]}""";
    private static final Job JOB = new Job(
            "Port",
            Stage.IN_PROGRESS,
            Instant.parse("2026-04-01T09:30:00Z"),
            LocalDate.parse("2026-04-02"),
            new BigDecimal("120.10"),
            2,
            null,
            List.of("a"));

    @Test
    void aRecordIsWrittenAsTheWireHasIt() {
        assertThat(new String(WireJson.bytes(JOB), StandardCharsets.UTF_8)).isEqualTo(JSON);
        assertThat(WireJson.tree(JOB).get("started_at").asText()).isEqualTo("2026-04-01T09:30:00.000Z");
    }

    @Test
    void aBodyIsReadIntoItsRecord() {
        assertThat(WireJson.read(tree(JSON), Job.class)).isEqualTo(JOB);
    }

    @Test
    void whatTheRecordDoesNotKnowIsIgnored() {
        assertThat(WireJson.read(tree(JSON.replace("\"visits\"", "\"extra\":{},\"visits\"")), Job.class))
                .isEqualTo(JOB);
    }

    @Test
    void aRecordThatCannotHoldTheTreeIsABug() {
        assertThatThrownBy(() -> WireJson.read(tree("{\"visits\":null}"), Job.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void largeAmountsAreWrittenPlain() {
        assertThat(new String(WireJson.bytes(new BigDecimal("1E+11")), StandardCharsets.UTF_8))
                .isEqualTo("100000000000");
    }

    private static JsonNode tree(String json) {
        try {
            return WireJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void partsOfDocumentsAreWrittenAsTheyAre() {
        var part = new JsonObject().put("at", new JsonArray().add(new JsonObject().put("x", 1)));

        assertThat(WireJson.tree(Map.of("after", part)).toString()).isEqualTo("{\"after\":{\"at\":[{\"x\":1}]}}");
    }
}
