package battwheels.platform.config;

import static java.util.Comparator.comparingInt;

import java.util.Collection;

/** Finds the name a mistyped one was probably meant to be. */
final class NearestName {
    private NearestName() {}

    static String to(String typed, Collection<String> names) {
        return names.stream()
                .sorted()
                .min(comparingInt(name -> distance(typed, name)))
                .orElseThrow();
    }

    /** Levenshtein's: how many letters to insert, drop or change. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
