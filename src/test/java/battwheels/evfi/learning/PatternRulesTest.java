package battwheels.evfi.learning;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.evfi.card.CardDecision;
import battwheels.evfi.card.CardForm;
import battwheels.evfi.card.CardRules;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.RequiredPart;
import battwheels.evfi.learning.EmergingPattern.PatternStatus;
import battwheels.evfi.learning.EmergingPattern.PatternType;
import battwheels.platform.json.DocumentJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What unexplained failures have in common. */
class PatternRulesTest {
    private static final Instant NOW = Instant.parse("2026-04-30T00:00:00Z");

    private static FailureCard draft(int number, String text, String model, Duration ago) {
        JsonObject form = new JsonObject()
                .put("title", "Failure " + number)
                .put("root_cause", "?")
                .put("subsystem_category", "motor")
                .put("symptom_text", text)
                .put("source_ticket_id", "tkt_" + number)
                .put(
                        "vehicle_models",
                        new JsonArray()
                                .add(new JsonObject().put("make", "Ather").put("model", model)));
        CardDecision made =
                CardRules.create("fc_" + number, DocumentJson.read(form, CardForm.class), "user", NOW.minus(ago));
        return ((CardDecision.Changed) made).card();
    }

    private static List<EmergingPattern> found(FailureCard... drafts) {
        return PatternRules.found("org_1", List.of(drafts), List.of(), NOW);
    }

    @Test
    void threeOfOnePartWithinAMonthAreAPatternAndThreeOfOneModelAnother() {
        List<EmergingPattern> patterns = found(
                draft(1, "Whines after rain", "450X", Duration.ofDays(2)),
                draft(2, "Whines at speed", "450X", Duration.ofDays(9)),
                draft(3, "Grinds", "450X", Duration.ofDays(20)),
                draft(4, "Whines", "Rizta", Duration.ofDays(1)));

        assertThat(patterns)
                .extracting(EmergingPattern::patternType)
                .containsExactly(PatternType.SYMPTOM_CLUSTER, PatternType.FAILURE_TREND);
        EmergingPattern cluster = patterns.getFirst();
        assertThat(cluster.occurrenceCount()).isEqualTo(4);
        assertThat(cluster.confidenceScore()).isEqualByComparingTo("0.4");
        assertThat(cluster.detectedSymptoms()).containsExactly("failure", "whines");
        assertThat(cluster.affectedVehicles()).containsExactly("Ather 450X", "Ather Rizta");
        assertThat(patterns.getLast().description()).contains("Ather 450X, motor");
    }

    @Test
    void twoAreNoneAndOldOnesDoNotCount() {
        assertThat(found(
                        draft(1, "Whines", "450X", Duration.ofDays(2)),
                        draft(2, "Whines", "450X", Duration.ofDays(3)),
                        draft(3, "Whines", "450X", Duration.ofDays(31))))
                .isEmpty();
    }

    private static Lesson lesson(int number, Duration ago, String... parts) {
        return new Lesson(
                "lesson_" + number,
                "tkt_" + number,
                "evt_" + number,
                "success",
                "fc_1",
                null,
                List.of(parts),
                true,
                NOW.minus(ago));
    }

    @Test
    void aPartThatTwoRepairsTookBesideTheirCardIsAnAnomaly() {
        List<EmergingPattern> patterns = PatternRules.found(
                "org_1",
                List.of(),
                List.of(
                        lesson(1, Duration.ofDays(2), "Controller", "Fuse"),
                        lesson(2, Duration.ofDays(9), "controller"),
                        lesson(3, Duration.ofDays(31), "Fuse")),
                NOW);

        assertThat(patterns).hasSize(1);
        EmergingPattern anomaly = patterns.getFirst();
        assertThat(anomaly.patternType()).isEqualTo(PatternType.PART_ANOMALY);
        assertThat(anomaly.affectedParts()).containsExactly("controller");
        assertThat(anomaly.occurrenceCount()).isEqualTo(2);
        assertThat(anomaly.confidenceScore()).isEqualByComparingTo("0.4");
        assertThat(anomaly.firstOccurrence()).isEqualTo(NOW.minus(Duration.ofDays(9)));
    }

    @Test
    void aPartIsUnexpectedOnlyWhereTheCardNamesOthers() {
        RequiredPart horn = new RequiredPart(null, "Horn", "H-12", null, null, List.of("Buzzer"), null);

        assertThat(LearningRules.unexpected(List.of("horn", "h-12", "BUZZER", " Relay ", ""), List.of(horn)))
                .containsExactly("Relay");
        assertThat(LearningRules.unexpected(List.of("Relay"), List.of())).isEmpty();
    }

    @Test
    void seenAgainItIsTheSamePatternAndKeepsItsJudgement() {
        FailureCard one = draft(1, "Whines", "450X", Duration.ofDays(2));
        FailureCard two = draft(2, "Whines", "450X", Duration.ofDays(9));
        FailureCard three = draft(3, "Whines", "450X", Duration.ofDays(20));
        EmergingPattern before =
                found(one, two, three).getFirst().reviewed(PatternStatus.DISMISSED, "u", NOW, "no", null);
        EmergingPattern now = found(one, two, three, draft(4, "Whines", "450X", Duration.ofDays(1)))
                .getFirst();

        EmergingPattern again = before.again(now);

        assertThat(now.patternId()).isEqualTo(before.patternId());
        assertThat(again.status()).isEqualTo(PatternStatus.DISMISSED);
        assertThat(again.occurrenceCount()).isEqualTo(4);
        assertThat(PatternRules.found("org_2", List.of(one, two, three), List.of(), NOW)
                        .getFirst()
                        .patternId())
                .isNotEqualTo(before.patternId());
    }
}
