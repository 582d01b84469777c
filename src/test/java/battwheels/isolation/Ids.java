package battwheels.isolation;

import battwheels.fixtures.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ids of the product, found wherever they stand. */
final class Ids {
    /** A prefix and at least 24 of the random alphabet: {@code tkt_0193c6f07a527b3e9f5e2d1c8a4b6e70}. */
    private static final Pattern FORM = Pattern.compile("(?<![A-Za-z0-9])[a-z]{2,12}_[0-9a-v]{24,40}(?![A-Za-z0-9])");

    private Ids() {}

    static List<String> in(String text) {
        return FORM.matcher(text).results().map(found -> found.group()).toList();
    }

    static Set<String> in(Answer answer) {
        return new LinkedHashSet<>(in(Heard.whole(answer)));
    }

    static String masked(String text) {
        return FORM.matcher(text).replaceAll("<id>");
    }

    /** The text with ids that belong to nobody in place of its own. */
    static String strange(String text, Random random) {
        return FORM.matcher(text).replaceAll(found -> strangeId(found.group(), random));
    }

    private static String strangeId(String id, Random random) {
        int start = id.indexOf('_') + 1;
        StringBuilder strange = new StringBuilder(id.substring(0, start));
        for (int i = start; i < id.length(); i++) {
            strange.append(Character.forDigit(random.nextInt(16), 16));
        }
        return strange.toString();
    }

    /** The text with the ids of another in place of its own, one by one; as it is when they do not correspond. */
    static String exchanged(String text, String other) {
        List<String> theirs = in(other);
        if (in(text).size() != theirs.size()) {
            return text;
        }
        List<String> left = new ArrayList<>(theirs);
        return FORM.matcher(text).replaceAll(found -> left.removeFirst());
    }

    static Stream<String> among(Stream<String> texts) {
        return texts.flatMap(text -> in(text).stream());
    }
}
