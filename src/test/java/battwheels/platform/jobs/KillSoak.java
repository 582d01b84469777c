package battwheels.platform.jobs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** Hundreds of blows at the processes that jobs stand on; ends with 1 when a job is lost or done twice. */
final class KillSoak {
    private static final int CHECK_EVERY = 20;
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private KillSoak() {}

    /** @param arguments how many blows, and the seed by which they are chosen if not 1 */
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        int blows = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long longestMs = 0;
        try (KillStory story = new KillStory(Files.createTempDirectory("battwheels-kills"), seed)) {
            for (int blow = 1; blow <= blows; blow++) {
                story.round(story.any());
                if (blow % CHECK_EVERY == 0 || blow == blows) {
                    longestMs = Math.max(longestMs, story.settle(SETTLED).toMillis());
                    story.check();
                    System.out.printf(
                            "%,d blows, %,d jobs, none lost, none twice; longest until all were over %,d ms%n",
                            blow, story.accepted(), longestMs);
                }
            }
        } catch (AssertionError broken) {
            System.out.println("seed " + seed + ": " + broken.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}
