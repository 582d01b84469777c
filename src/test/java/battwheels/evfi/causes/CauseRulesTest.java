package battwheels.evfi.causes;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.evfi.card.ConfidenceEntry;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Metrics;
import battwheels.evfi.card.Subsystem;
import battwheels.evfi.causes.RankedCause.Factor;
import battwheels.evfi.causes.RankedCause.Term;
import battwheels.evfi.library.LibraryCards;
import battwheels.evfi.matching.Shown;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What speaks for a cause, in points. */
class CauseRulesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    private static FailureCard card(int usage, int successes, Duration ago) {
        JsonObject form = new JsonObject()
                .put("title", "Horn silent")
                .put("root_cause", "Switch")
                .put("subsystem_category", "horn")
                .put("symptom_text", "horn gives sound")
                .put("error_codes", new JsonArray().add("E1").add("E2"))
                .put(
                        "vehicle_models",
                        new JsonArray()
                                .add(new JsonObject().put("make", "Ather").put("model", "450X Gen 3")));
        FailureCard card = LibraryCards.of("cause rules", form, "0.7", "test");
        if (usage == 0) {
            return card;
        }
        Metrics before = card.metrics();
        Metrics metrics = new Metrics(
                before.confidenceScore(),
                before.confidenceLevel(),
                usage,
                successes,
                usage - successes,
                before.effectivenessScore(),
                List.of(new ConfidenceEntry(
                        NOW.minus(ago),
                        before.confidenceScore(),
                        before.confidenceScore(),
                        "repair succeeded",
                        "tkt_1",
                        "user",
                        null)));
        return card.standing(card.status(), metrics, card.provenance());
    }

    private static Shown shown(String words, String model, String... codes) {
        return new Shown(words, List.of(codes), "ather", model, Subsystem.HORN, null, null, null, false, 3);
    }

    private static Map<Factor, BigDecimal> points(FailureCard card, Shown shown) {
        return CauseRules.terms(card, shown, NOW).stream().collect(Collectors.toMap(Term::factor, Term::points));
    }

    @Test
    void allThatCanSpeakForACauseIs145Points() {
        BigDecimal all = CauseRules.terms(
                        card(12, 12, Duration.ofDays(1)), shown("horn gives sound", "450x gen 3", "E1", "E2"), NOW)
                .stream()
                .map(Term::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(all).isEqualByComparingTo("145");
        assertThat(CauseRules.MOST).isEqualTo(145);
        assertThat(CauseRules.level(CauseRules.percent(all))).isEqualTo("high");
    }

    @Test
    void aPartOfAModelHalfTheCodesAndAnOldUseCountHalf() {
        Map<Factor, BigDecimal> points = points(card(6, 3, Duration.ofDays(8)), shown("horn dead", "450X", "E1", "E9"));

        assertThat(points.get(Factor.MODEL)).isEqualByComparingTo("17.5");
        assertThat(points.get(Factor.DTC)).isEqualByComparingTo("12.5");
        assertThat(points.get(Factor.SYMPTOMS)).isEqualByComparingTo("5");
        assertThat(points.get(Factor.SUCCESS)).isEqualByComparingTo("10");
        assertThat(points.get(Factor.RECENCY)).isEqualByComparingTo("5");
        assertThat(points.get(Factor.USAGE)).isEqualByComparingTo("2.5");
    }

    @Test
    void whatNobodyHasUsedHasNoRecord() {
        assertThat(points(card(0, 0, Duration.ZERO), shown("x", "S1", "E9")))
                .containsOnlyKeys(Factor.MAKE, Factor.SUBSYSTEM);
    }
}
