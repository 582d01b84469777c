package battwheels.evfi.own;

import battwheels.evfi.card.FailureCard;
import battwheels.platform.bus.Query;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By what failure cards are listed: the folded fields kept beside each, and the filter of {@code listFailureCards}. */
final class CardSearch {
    static final String TITLE = "title_folded";
    private static final String WORDS = "words_folded";
    private static final String CONFIDENCE = "confidence_points";
    private static final String EFFECTIVENESS = "effectiveness_points";
    private static final int POINTS = 4;

    private CardSearch() {}

    static Map<String, Object> folded(FailureCard card) {
        return Map.of(
                TITLE, fold(card.title()),
                WORDS, words(card),
                CONFIDENCE, points(card.metrics().confidenceScore()),
                EFFECTIVENESS, points(card.metrics().effectivenessScore()));
    }

    /** A score from 0 to 1 in ten-thousandths: whole numbers compare alike in every store. */
    private static long points(BigDecimal score) {
        return score.movePointRight(POINTS).longValue();
    }

    private static String words(FailureCard card) {
        Stream<String> texts = Stream.of(
                card.title(),
                card.description(),
                card.signs().symptomText(),
                card.cause().rootCause());
        return Stream.of(texts.filter(Objects::nonNull), card.signs().errorCodes().stream(), card.keywords().stream())
                .flatMap(each -> each)
                .map(CardSearch::fold)
                .collect(Collectors.joining("\n"));
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static JsonObject filter(Query query) {
        JsonObject filter = new JsonObject();
        query.text("status").ifPresent(status -> filter.put("status", status));
        query.text("subsystem").ifPresent(subsystem -> filter.put("subsystem_category", subsystem));
        query.text("source_type").ifPresent(source -> filter.put("source_type", source));
        query.text("min_confidence").ifPresent(least -> filter.put(CONFIDENCE, atLeast(least)));
        query.text("min_effectiveness").ifPresent(least -> filter.put(EFFECTIVENESS, atLeast(least)));
        query.text("search")
                .filter(text -> !text.isBlank())
                .ifPresent(text -> filter.put(WORDS, new JsonObject().put("$regex", Pattern.quote(fold(text)))));
        return filter;
    }

    private static JsonObject atLeast(String score) {
        return new JsonObject().put("$gte", points(new BigDecimal(score)));
    }
}
