package battwheels.platform.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a text as they are compared: lower case, without those that every sentence has. */
public final class Words {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 2;
    private static final Set<String> EVERYWHERE = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have", "he", "her",
            "his", "if", "in", "into", "is", "it", "its", "me", "my", "of", "on", "or", "our", "so", "she", "that",
            "the", "their", "then", "there", "they", "this", "to", "was", "we", "were", "when", "which", "while",
            "will", "with", "you", "your");

    private Words() {}

    /** In their order, repetitions included. */
    public static List<String> all(String text) {
        return NOT_A_WORD
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST && !EVERYWHERE.contains(word))
                .map(Words::stem)
                .toList();
    }

    public static Set<String> distinct(String text) {
        return new LinkedHashSet<>(all(text));
    }

    /** Plural and participle off, so that brakes and braking meet the brake; crude, and the same on both sides. */
    private static String stem(String word) {
        return Stream.of("ing", "ed", "es", "s", "e")
                .filter(end -> word.endsWith(end) && word.length() - end.length() > SHORTEST)
                .findFirst()
                .map(end -> word.substring(0, word.length() - end.length()))
                .orElse(word);
    }
}
