package battwheels.sales;

import battwheels.platform.bus.Query;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.regex.Pattern;

/** By what documents of every kind are found: their days, and the words that are kept beside them. */
final class DocumentSearch {
    /** The field of the folded words. */
    static final String WORDS = "words_folded";

    private DocumentSearch() {}

    /** Narrows to the days that the query names, both included. */
    static void between(JsonObject filter, String field, Query query, String from, String to) {
        JsonObject days = new JsonObject();
        query.date(from).ifPresent(day -> days.put("$gte", day.toString()));
        query.date(to).ifPresent(day -> days.put("$lte", day.toString()));
        if (!days.isEmpty()) {
            filter.put(field, days);
        }
    }

    /** Narrows to what has the words of {@code search}. */
    static void words(JsonObject filter, Query query) {
        query.text("search")
                .filter(text -> !text.isBlank())
                .ifPresent(text -> filter.put(WORDS, new JsonObject().put("$regex", Pattern.quote(fold(text)))));
    }

    static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
