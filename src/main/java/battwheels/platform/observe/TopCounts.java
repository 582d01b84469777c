package battwheels.platform.observe;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the most frequent of arbitrarily many names in a fixed number of places (the space-saving algorithm of
 * Metwally, Agrawal and El Abbadi, 2005): a name that finds no place takes over the smallest one and its count, so a
 * count may be too high, never too low, and a name with more than one part in {@code places} of all is always there.
 */
final class TopCounts {
    private final int places;
    private final Map<String, Long> counts;

    TopCounts(int places) {
        this.places = places;
        this.counts = new HashMap<>(places * 2);
    }

    synchronized void add(String name) {
        Long count = counts.get(name);
        if (count != null) {
            counts.put(name, count + 1);
        } else if (counts.size() < places) {
            counts.put(name, 1L);
        } else {
            var least =
                    counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
            counts.remove(least.getKey());
            counts.put(name, least.getValue() + 1);
        }
    }

    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
