package battwheels.evfi.causes;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.card.Metrics;
import battwheels.evfi.card.VehicleFit;
import battwheels.evfi.causes.RankedCause.Factor;
import battwheels.evfi.causes.RankedCause.Term;
import battwheels.evfi.matching.Shown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How likely a card's cause is the one, in points whose sum is shown: pure, (card, what is shown, now) to terms. */
final class CauseRules {
    static final int MOST =
            Arrays.stream(Factor.values()).mapToInt(Factor::most).sum();

    private static final BigDecimal HIGH = BigDecimal.valueOf(70);
    private static final BigDecimal MEDIUM = BigDecimal.valueOf(40);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int OFTEN = 10;
    private static final int SOMETIMES = 5;
    private static final List<String> DANGER =
            List.of("fire", "smoke", "thermal", "explosion", "explode", "short circuit");

    private CauseRules() {}

    /** Terms that count for nothing are left out. */
    static List<Term> terms(FailureCard card, Shown shown, Instant now) {
        List<Term> terms = new ArrayList<>();
        vehicle(card, shown, terms);
        if (!shown.codes().isEmpty()) {
            Set<String> shared = new HashSet<>(card.signs().errorCodes());
            shared.retainAll(shown.codes());
            int asked = shown.codes().size();
            add(terms, Factor.DTC, ratio(shared.size(), asked), shared.size() + " of " + asked + " codes");
        }
        if (shown.subsystem() == card.subsystemCategory()) {
            add(
                    terms,
                    Factor.SUBSYSTEM,
                    BigDecimal.ONE,
                    card.subsystemCategory().wireName());
        }
        symptoms(card, shown, terms);
        record(card.metrics(), now, terms);
        return List.copyOf(terms);
    }

    private static void vehicle(FailureCard card, Shown shown, List<Term> terms) {
        BigDecimal model = BigDecimal.ZERO;
        boolean make = false;
        for (VehicleFit fit : card.fit().vehicleModels()) {
            make |= same(fit.make(), shown.make());
            model = model.max(likeness(fit.model(), shown.model()));
        }
        add(
                terms,
                Factor.MODEL,
                model,
                "known on " + shown.model()
                        + (model.signum() > 0 && model.compareTo(BigDecimal.ONE) < 0 ? ", by a part of its name" : ""));
        add(terms, Factor.MAKE, make ? BigDecimal.ONE : BigDecimal.ZERO, "known on " + shown.make());
    }

    private static boolean same(String one, @Nullable String other) {
        return other != null && one.equalsIgnoreCase(other.strip());
    }

    private static BigDecimal likeness(String known, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return BigDecimal.ZERO;
        }
        String left = known.toLowerCase(Locale.ROOT);
        String right = asked.strip().toLowerCase(Locale.ROOT);
        if (left.equals(right)) {
            return BigDecimal.ONE;
        }
        return left.contains(right) || right.contains(left) ? Metrics.HALF : BigDecimal.ZERO;
    }

    private static void symptoms(FailureCard card, Shown shown, List<Term> terms) {
        Set<String> asked = words(shown.words());
        Set<String> told = words(String.join(" ", card.signs().primary(card.title())));
        Set<String> shared = new HashSet<>(asked);
        shared.retainAll(told);
        Set<String> all = new HashSet<>(asked);
        all.addAll(told);
        if (!all.isEmpty()) {
            add(
                    terms,
                    Factor.SYMPTOMS,
                    ratio(shared.size(), all.size()),
                    "words in common: " + shared.size() + " of " + all.size());
        }
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() > 2)
                .collect(Collectors.toSet());
    }

    private static void record(Metrics metrics, Instant now, List<Term> terms) {
        int usage = metrics.usageCount();
        if (usage == 0) {
            return;
        }
        add(
                terms,
                Factor.SUCCESS,
                ratio(metrics.successCount(), usage),
                metrics.successCount() + " of " + usage + " repairs succeeded");
        if (!metrics.confidenceHistory().isEmpty()) {
            Duration ago =
                    Duration.between(metrics.confidenceHistory().getLast().timestamp(), now);
            BigDecimal lately = ago.compareTo(WEEK) < 0
                    ? BigDecimal.ONE
                    : ago.compareTo(MONTH) < 0 ? Metrics.HALF : BigDecimal.ZERO;
            add(terms, Factor.RECENCY, lately, "used " + ago.toDays() + " days ago");
        }
        BigDecimal often = usage > OFTEN ? BigDecimal.ONE : usage > SOMETIMES ? Metrics.HALF : BigDecimal.ZERO;
        add(terms, Factor.USAGE, often, "used " + usage + " times");
    }

    private static BigDecimal ratio(int part, int whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private static void add(List<Term> terms, Factor factor, BigDecimal share, String why) {
        if (share.signum() > 0) {
            BigDecimal points = share.multiply(BigDecimal.valueOf(factor.most()))
                    .setScale(2, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            terms.add(new Term(factor, points, factor.most(), why));
        }
    }

    static BigDecimal percent(BigDecimal points) {
        return points.multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(MOST), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    static String level(BigDecimal percent) {
        return percent.compareTo(HIGH) >= 0 ? "high" : percent.compareTo(MEDIUM) >= 0 ? "medium" : "low";
    }

    /** Why somebody who knows more should look at it; empty when nothing speaks for that. */
    static List<String> escalation(List<RankedCause> causes, Shown shown) {
        List<String> reasons = new ArrayList<>();
        if (causes.isEmpty()) {
            reasons.add("no cause is known");
        } else if (causes.getFirst().confidenceLevel().equals("low")) {
            reasons.add("the likeliest cause is not likely enough");
        }
        String said = shown.words().toLowerCase(Locale.ROOT);
        DANGER.stream().filter(said::contains).forEach(word -> reasons.add("danger: " + word));
        return List.copyOf(reasons);
    }
}
