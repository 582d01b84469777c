package battwheels.notifications;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Title and message of a notification, with words in braces that the event fills in. */
record Template(String title, String message) {
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)\\}");

    static Template of(NotificationKind kind) {
        return new Template(kind.title(), kind.message());
    }

    /** A word in braces that this kind does not know. */
    static Optional<String> unknownWord(String text, Set<String> known) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (!known.contains(words.group(1))) {
                return Optional.of(words.group(1));
            }
        }
        return Optional.empty();
    }

    /** Words the event does not tell are left empty; what they are filled with is not looked at for words again. */
    Template filled(Map<String, String> words) {
        return new Template(filled(title, words), filled(message, words));
    }

    private static String filled(String text, Map<String, String> words) {
        return WORD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), "")))
                .strip();
    }
}
