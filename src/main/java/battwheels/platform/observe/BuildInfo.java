package battwheels.platform.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What is running.
 *
 * @param commit as git describes it, or {@code unknown}
 */
public record BuildInfo(String version, String commit) {

    /** As the build wrote it into the jar. */
    public static BuildInfo packaged() {
        var properties = new Properties();
        try (var in = BuildInfo.class.getResourceAsStream("/battwheels/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
    }
}
