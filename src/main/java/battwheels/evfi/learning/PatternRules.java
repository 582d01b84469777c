package battwheels.evfi.learning;

import battwheels.evfi.card.FailureCard;
import battwheels.evfi.learning.EmergingPattern.PatternStatus;
import battwheels.evfi.learning.EmergingPattern.PatternType;
import battwheels.evfi.library.LibraryCards;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what failures without a card, or parts that no card named, have in common: pure, (drafts, lessons, now) to patterns. */
final class PatternRules {
    static final Duration LOOKED_BACK = Duration.ofDays(30);

    private static final int LEAST = 3;
    private static final int LEAST_PARTS = 2;
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal CONFIDENCE_MOST = new BigDecimal("0.9");
    private static final BigDecimal PART_CONFIDENCE_MOST = new BigDecimal("0.8");
    private static final int SHORTEST = 4;
    private static final int WORDS = 20;

    private PatternRules() {}

    /** @param organization makes the ids, for documents of all organizations lie in one collection */
    static List<EmergingPattern> found(
            String organization, Collection<FailureCard> drafts, Collection<Lesson> lessons, Instant now) {
        Instant since = now.minus(LOOKED_BACK);
        List<FailureCard> recent = drafts.stream()
                .filter(card -> card.provenance().sourceTicketId() != null
                        && card.provenance().createdAt().isAfter(since))
                .toList();
        List<EmergingPattern> all = new ArrayList<>();
        grouped(recent, card -> Stream.of(card.subsystemCategory().wireName()))
                .forEach((subsystem, cards) ->
                        all.add(pattern(organization, PatternType.SYMPTOM_CLUSTER, subsystem, cards)));
        grouped(
                        recent,
                        card -> vehicles(card)
                                .map(each ->
                                        each + ", " + card.subsystemCategory().wireName()))
                .forEach((model, cards) -> all.add(pattern(organization, PatternType.FAILURE_TREND, model, cards)));
        parts(lessons, since).forEach((part, when) -> all.add(part(organization, part, when)));
        return List.copyOf(all);
    }

    /** By part, when repairs took it though their card names others; one of a kind is no anomaly. */
    private static Map<String, List<Instant>> parts(Collection<Lesson> lessons, Instant since) {
        Map<String, List<Instant>> parts = new TreeMap<>();
        lessons.stream()
                .filter(lesson -> lesson.learnedAt().isAfter(since))
                .forEach(lesson -> lesson.unexpectedParts().stream()
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .distinct()
                        .forEach(part -> parts.computeIfAbsent(part, each -> new ArrayList<>())
                                .add(lesson.learnedAt())));
        parts.values().removeIf(when -> when.size() < LEAST_PARTS);
        return parts;
    }

    private static EmergingPattern part(String organization, String part, List<Instant> when) {
        return new EmergingPattern(
                id(organization, PatternType.PART_ANOMALY, part),
                PatternType.PART_ANOMALY,
                when.size() + " repairs within " + LOOKED_BACK.toDays()
                        + " days took a part that their card does not name: " + part,
                List.of(),
                List.of(),
                List.of(part),
                when.size(),
                Collections.min(when),
                Collections.max(when),
                BigDecimal.valueOf(when.size())
                        .divide(FIVE, 2, RoundingMode.HALF_UP)
                        .min(PART_CONFIDENCE_MOST)
                        .stripTrailingZeros(),
                PatternStatus.DETECTED,
                null,
                null,
                null,
                null);
    }

    private static String id(String organization, PatternType type, String key) {
        String id = LibraryCards.id("pattern:" + organization + ":" + type + ":" + key);
        return "pat_" + id.substring(id.indexOf('_') + 1);
    }

    private static Map<String, List<FailureCard>> grouped(
            List<FailureCard> cards, Function<FailureCard, Stream<String>> keys) {
        Map<String, List<FailureCard>> groups = new TreeMap<>();
        cards.forEach(card -> keys.apply(card)
                .distinct()
                .forEach(key ->
                        groups.computeIfAbsent(key, each -> new ArrayList<>()).add(card)));
        groups.values().removeIf(group -> group.size() < LEAST);
        return groups;
    }

    private static Stream<String> vehicles(FailureCard card) {
        return card.fit().vehicleModels().stream().map(fit -> fit.make() + " " + fit.model());
    }

    private static EmergingPattern pattern(String organization, PatternType type, String key, List<FailureCard> cards) {
        List<Instant> when = cards.stream()
                .map(card -> card.provenance().createdAt())
                .sorted()
                .toList();
        return new EmergingPattern(
                id(organization, type, key),
                type,
                cards.size() + " failures without a card within " + LOOKED_BACK.toDays() + " days: " + key,
                symptoms(cards),
                cards.stream()
                        .flatMap(PatternRules::vehicles)
                        .distinct()
                        .sorted()
                        .toList(),
                List.of(),
                cards.size(),
                when.getFirst(),
                when.getLast(),
                BigDecimal.valueOf(cards.size())
                        .divide(TEN, 2, RoundingMode.HALF_UP)
                        .min(CONFIDENCE_MOST)
                        .stripTrailingZeros(),
                PatternStatus.DETECTED,
                null,
                null,
                null,
                null);
    }

    /** Words that at least half of the failures have, the commonest first. */
    private static List<String> symptoms(List<FailureCard> cards) {
        Map<String, Long> counts = cards.stream()
                .flatMap(card -> words(card).stream())
                .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(each -> 2 * each.getValue() >= cards.size())
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(WORDS)
                .toList();
    }

    private static Set<String> words(FailureCard card) {
        String text =
                card.title() + " " + Objects.requireNonNullElse(card.signs().symptomText(), "");
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toSet());
    }
}
