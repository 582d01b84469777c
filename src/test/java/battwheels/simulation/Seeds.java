package battwheels.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Seeds of a simulation, as many at a time as there are processors: each is a world of its own. */
public final class Seeds {
    private Seeds() {}

    /**
     * Tells the stories of seeds {@code first} to {@code last}; what breaks names its seed.
     *
     * @param story what is counted in a seed's story, by its name
     * @return the sums over all of them
     */
    public static Map<String, Long> counted(long first, long last, LongFunction<Map<String, Integer>> story) {
        Map<String, Long> sums = new ConcurrentHashMap<>();
        LongStream.rangeClosed(first, last)
                .parallel()
                .forEach(seed -> told(seed, story).forEach((what, times) -> sums.merge(what, (long) times, Long::sum)));
        return new TreeMap<>(sums);
    }

    private static Map<String, Integer> told(long seed, LongFunction<Map<String, Integer>> story) {
        try {
            return story.apply(seed);
        } catch (AssertionError broken) {
            throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
    }
}
