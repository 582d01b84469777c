package battwheels.simulation;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Many seeds of a simulation, by portions. What was counted is kept after each portion, so that a soak that was ended
 * goes on where it was; it ends with 1 and names the seed when one breaks.
 */
public final class SeedsSoak {
    private static final int PORTION = 500;
    private static final String DONE = "seeds";

    private final String name;
    private final Path kept;
    private final LongFunction<Map<String, Integer>> story;

    private SeedsSoak(String name, LongFunction<Map<String, Integer>> story) {
        this.name = name;
        this.kept = Path.of(System.getenv().getOrDefault("BATTWHEELS_SOAK_DIR", "target"), name + ".properties");
        this.story = story;
    }

    /**
     * @param arguments how many seeds
     * @param story what is counted in a seed's story
     */
    public static void main(String name, String[] arguments, LongFunction<Map<String, Integer>> story)
            throws IOException {
        var soak = new SeedsSoak(name, story);
        try {
            soak.run(Long.parseLong(arguments[0]));
        } catch (AssertionError broken) {
            System.out.printf("%s: %s%n", name, broken.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void run(long seeds) throws IOException {
        Map<String, Long> counted = soFar();
        for (long done = counted.getOrDefault(DONE, 0L); done < seeds; done = counted.getOrDefault(DONE, 0L)) {
            long last = Math.min(seeds, done + PORTION);
            Seeds.counted(done + 1, last, story).forEach((what, times) -> counted.merge(what, times, Long::sum));
            counted.put(DONE, last);
            keep(counted);
            System.out.printf("%s: %,d seeds%n", name, last);
        }
        Files.deleteIfExists(kept);
        counted.forEach((what, times) -> System.out.printf("%s: %,12d %s%n", name, times, what));
    }

    private Map<String, Long> soFar() throws IOException {
        var read = new Properties();
        if (Files.exists(kept)) {
            try (Reader from = Files.newBufferedReader(kept)) {
                read.load(from);
            }
        }
        Map<String, Long> counted = new TreeMap<>();
        read.forEach((what, times) -> counted.put(what.toString(), Long.valueOf(times.toString())));
        return counted;
    }

    private void keep(Map<String, Long> counted) throws IOException {
        var written = new Properties();
        counted.forEach((what, times) -> written.setProperty(what, times.toString()));
        try (Writer to = Files.newBufferedWriter(kept)) {
            written.store(to, null);
        }
    }
}
