package battwheels.platform.search;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a document, folded: lower case, without accents, cut where letters and digits end. A search finds the
 * documents that have, for each of its words, one that begins with it. Prefixes are ranges of an index: nothing a searcher
 * types is ever a pattern.
 */
public final class SearchWords {
    /** The field in which a document's words are kept. */
    public static final String FIELD = "search_words";

    /** Most words kept of one document; a text that goes on is found by its beginning. */
    static final int KEPT_MAX = 120;

    /** Most words of a search that count. */
    static final int ASKED_MAX = 8;

    /** Code points kept of one word. */
    static final int LENGTH_MAX = 40;

    /** Digits of an Indian number without prefixes. */
    private static final int SUBSCRIBER = 10;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /** Accents of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters to their readers. */
    private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036f]");

    private SearchWords() {}

    /** What is kept of these texts, in their order; those that are not there are passed over. */
    public static JsonArray of(Stream<? extends @Nullable String> texts) {
        SequencedSet<String> words = new LinkedHashSet<>();
        texts.forEach(text -> {
            if (text != null && words.size() < KEPT_MAX) {
                in(text, KEPT_MAX - words.size()).forEach(words::add);
            }
        });
        return new JsonArray(List.copyOf(words));
    }

    /**
     * Documents in which each word of the search begins a word, or in which the search written together does: a number
     * plate or telephone number is found however it was grouped. A search without a letter or digit finds none.
     */
    public static JsonObject beginningWith(String search) {
        SequencedSet<String> words = in(search, ASKED_MAX);
        JsonArray ways = new JsonArray();
        if (!words.isEmpty()) {
            ways.add(all(words));
        }
        String together = cut(String.join("", words));
        if (words.size() > 1) {
            ways.add(beginning(together));
        }
        if (together.length() > SUBSCRIBER && DIGITS.matcher(together).matches()) {
            ways.add(beginning(together.substring(together.length() - SUBSCRIBER)));
        }
        return ways.isEmpty()
                ? new JsonObject().put(FIELD, new JsonObject().put("$in", new JsonArray()))
                : new JsonObject().put("$or", ways);
    }

    private static JsonObject all(SequencedSet<String> words) {
        JsonArray each = new JsonArray();
        words.stream().map(SearchWords::beginning).forEach(each::add);
        return new JsonObject().put("$and", each);
    }

    /** A telephone number as it is dialled from everywhere and, without its prefixes, from within the country. */
    public static Stream<String> dialled(@Nullable String number) {
        String digits = number == null ? "" : NO_DIGIT.matcher(number).replaceAll("");
        return digits.length() > SUBSCRIBER
                ? Stream.of(digits, digits.substring(digits.length() - SUBSCRIBER))
                : Stream.of(digits);
    }

    private static JsonObject beginning(String word) {
        JsonObject range = new JsonObject().put("$gte", word).put("$lt", successor(word));
        return new JsonObject().put(FIELD, new JsonObject().put("$elemMatch", range));
    }

    /** The first text after all that begin with the word. */
    private static String successor(String word) {
        int last = word.codePointBefore(word.length());
        return word.substring(0, word.length() - Character.charCount(last)) + Character.toString(last + 1);
    }

    private static SequencedSet<String> in(String text, int most) {
        SequencedSet<String> words = new LinkedHashSet<>();
        Matcher word = WORD.matcher(folded(text));
        while (words.size() < most && word.find()) {
            words.add(cut(word.group()));
        }
        return words;
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LENGTH_MAX
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LENGTH_MAX));
    }

    /** As words are compared. */
    public static String folded(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = ACCENT.matcher(apart).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
