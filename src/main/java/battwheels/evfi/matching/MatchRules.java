package battwheels.evfi.matching;

import battwheels.evfi.card.CardText;
import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.KnownCard;
import battwheels.evfi.matching.CardHits.Key;
import battwheels.platform.search.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a match is worth: pure arithmetic in ten-thousandths. Vehicle and subsystem add to a score; nothing but the
 * signs themselves makes a candidate, so that a wrong hint never hides a card whose code is shown.
 */
final class MatchRules {
    static final int ONE = 10_000;
    static final int SURE = 9_000;
    static final int GOOD = 8_000;

    private static final int SIGNATURE = 9_500;
    private static final int KNOWN_GROUND = 5_000;
    private static final int LEAST = 4_000;
    private static final int MAKE = 1_500;
    private static final int MODEL = 1_000;
    private static final int CODES = 2_000;
    private static final int SUBSYSTEM = 500;
    private static final int GROUND_CAP = 8_500;
    private static final int NEAR_PERCENT = 85;
    private static final int HYBRID_CAP = 7_500;
    private static final int KEYWORD_CAP = 5_000;
    private static final int CODE_SEEN = 1_000;
    private static final int HINT = 500;

    private MatchRules() {}

    static Candidate bySignature(KnownCard known) {
        return new Candidate(known, MatchStage.SIGNATURE, SIGNATURE, 0);
    }

    /** Empty when the card shares neither a code nor the subsystem. */
    static Optional<Candidate> byGround(KnownCard known, Shown shown) {
        FailureCard card = known.card();
        List<String> shared = sharedCodes(card, shown);
        boolean sameSubsystem = shown.subsystem() == card.subsystemCategory();
        if (shared.isEmpty() && !sameSubsystem) {
            return Optional.empty();
        }
        int points = shared.isEmpty() ? LEAST : KNOWN_GROUND;
        points += shown.codes().isEmpty()
                ? 0
                : CODES * shared.size() / shown.codes().size();
        points += isMake(card, shown) ? MAKE : 0;
        points += isModel(card, shown) ? MODEL : 0;
        points += sameSubsystem ? SUBSYSTEM : 0;
        return points > LEAST + SUBSYSTEM
                ? Optional.of(new Candidate(known, MatchStage.SUBSYSTEM_VEHICLE, Math.min(GROUND_CAP, points), 0))
                : Optional.empty();
    }

    /** @param place in the fused list, from 1 */
    static Candidate bySearch(KnownCard known, Key key, CardHits hits, Shown shown, int place) {
        int near = Math.max(0, hits.nearness().getOrDefault(key, 0));
        int said = hits.wording().getOrDefault(key, 0);
        int extra = extra(known.card(), shown);
        int byMeaning = Math.min(ONE, near * NEAR_PERCENT / 100);
        if (said == 0) {
            return new Candidate(known, MatchStage.VECTOR_SEMANTIC, byMeaning + hint(known.card(), shown), place);
        }
        int byWords = Math.min(KEYWORD_CAP, said / 10);
        if (near == 0) {
            return new Candidate(known, MatchStage.KEYWORD, Math.min(HYBRID_CAP, byWords + extra), place);
        }
        // A BM25 score of 10 and more counts as full agreement of words.
        int agreement = Math.min(ONE, said / 10);
        int both = Math.min(HYBRID_CAP, (4 * agreement + 6 * near) / 10 + extra);
        return byMeaning > both
                ? new Candidate(known, MatchStage.VECTOR_SEMANTIC, byMeaning, place)
                : new Candidate(known, MatchStage.HYBRID, both, place);
    }

    private static int extra(FailureCard card, Shown shown) {
        return CODE_SEEN * sharedCodes(card, shown).size() + hint(card, shown);
    }

    private static int hint(FailureCard card, Shown shown) {
        return (isMake(card, shown) ? 2 * HINT : 0)
                + (isModel(card, shown) ? HINT : 0)
                + (shown.subsystem() == card.subsystemCategory() ? HINT : 0);
    }

    static Comparator<Candidate> bestFirst() {
        return Comparator.comparingInt(Candidate::points)
                .reversed()
                .thenComparingInt(Candidate::place)
                .thenComparing(
                        (Candidate each) -> each.card().metrics().effectivenessScore(), Comparator.reverseOrder())
                .thenComparing(each -> each.card().failureId());
    }

    static Match told(Candidate found, Shown shown) {
        FailureCard card = found.card();
        List<String> codes = sharedCodes(card, shown);
        List<String> symptoms = sharedSymptoms(card, shown);
        return new Match(
                card.failureId(),
                card.title(),
                found.known().scope(),
                BigDecimal.valueOf(Math.min(ONE, found.points()), 4).stripTrailingZeros(),
                found.stage(),
                card.metrics().confidenceLevel(),
                card.subsystemCategory(),
                card.cause().rootCause(),
                card.metrics().effectivenessScore(),
                card.diagnosis().diagnosticTree() != null,
                symptoms,
                codes,
                reasons(found, shown, codes, symptoms));
    }

    private static List<String> reasons(Candidate found, Shown shown, List<String> codes, List<String> symptoms) {
        FailureCard card = found.card();
        List<String> reasons = new ArrayList<>();
        reasons.add(
                switch (found.stage()) {
                    case SIGNATURE -> "shows exactly the signs of this card";
                    case SUBSYSTEM_VEHICLE -> "codes, subsystem and vehicle agree";
                    case VECTOR_SEMANTIC -> "described with the same meaning";
                    case HYBRID -> "described with the same meaning and words";
                    case KEYWORD -> "described with the same words";
                });
        codes.forEach(code -> reasons.add("code " + code));
        if (!symptoms.isEmpty()) {
            reasons.add("words: " + String.join(", ", sharedWords(card, shown)));
        }
        if (isMake(card, shown)) {
            reasons.add("known on " + shown.make() + (isModel(card, shown) ? " " + shown.model() : ""));
        }
        if (shown.subsystem() == card.subsystemCategory()) {
            reasons.add("subsystem " + card.subsystemCategory().wireName());
        }
        reasons.add(found.known() instanceof KnownCard.OfAll ? "from the shared library" : "from your own workshop");
        return reasons;
    }

    private static List<String> sharedCodes(FailureCard card, Shown shown) {
        return card.signs().errorCodes().stream()
                .filter(shown.codes()::contains)
                .toList();
    }

    private static List<String> sharedSymptoms(FailureCard card, Shown shown) {
        Set<String> asked = Words.distinct(shown.words());
        return card.failureSignature().primarySymptoms().stream()
                .filter(symptom -> Words.distinct(symptom).stream().anyMatch(asked::contains))
                .toList();
    }

    private static List<String> sharedWords(FailureCard card, Shown shown) {
        Set<String> has = Words.distinct(CardText.of(card));
        return Words.distinct(shown.words()).stream()
                .filter(has::contains)
                .limit(10)
                .toList();
    }

    private static boolean isMake(FailureCard card, Shown shown) {
        return card.fit().vehicleModels().stream().anyMatch(fit -> same(fit.make(), shown.make()));
    }

    private static boolean isModel(FailureCard card, Shown shown) {
        return card.fit().vehicleModels().stream()
                .anyMatch(fit -> same(fit.make(), shown.make()) && same(fit.model(), shown.model()));
    }

    private static boolean same(String known, @Nullable String told) {
        return told != null && known.equalsIgnoreCase(told.strip());
    }
}
