package battwheels.platform.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Okapi BM25 over texts in memory: what answers while the similarity index does not. */
public final class Bm25 {
    private static final double K1 = 1.5;
    private static final double B = 0.75;
    private static final int POINTS = 10_000;

    private Bm25() {}

    public record Text(String id, String text) {}

    /** @param points ten-thousandths of the BM25 score */
    public record Ranked(String id, int points) {}

    /** Those that share a word with the question, best first. */
    public static List<Ranked> rank(List<Text> texts, String question, int most) {
        Set<String> asked = Words.distinct(question);
        List<List<String>> words =
                texts.stream().map(each -> Words.all(each.text())).toList();
        Map<String, Integer> holders = holders(words, asked);
        double average = words.stream().mapToInt(List::size).average().orElse(1);
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            double score = score(words.get(i), asked, holders, texts.size(), average);
            if (score > 0) {
                ranked.add(new Ranked(texts.get(i).id(), (int) Math.round(score * POINTS)));
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::points).reversed().thenComparing(Ranked::id));
        return List.copyOf(ranked.subList(0, Math.min(most, ranked.size())));
    }

    private static Map<String, Integer> holders(List<List<String>> words, Set<String> asked) {
        Map<String, Integer> holders = new HashMap<>();
        for (List<String> text : words) {
            for (String word : asked) {
                if (text.contains(word)) {
                    holders.merge(word, 1, Integer::sum);
                }
            }
        }
        return holders;
    }

    private static double score(
            List<String> text, Set<String> asked, Map<String, Integer> holders, int texts, double average) {
        double sum = 0;
        for (String word : asked) {
            long times = text.stream().filter(word::equals).count();
            if (times > 0) {
                int having = holders.getOrDefault(word, 0);
                double rarity = Math.log(1 + (texts - having + 0.5) / (having + 0.5));
                sum += rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * text.size() / average));
            }
        }
        return sum;
    }
}
