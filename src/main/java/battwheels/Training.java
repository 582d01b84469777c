package battwheels;

import battwheels.CommandLine.Part;
import battwheels.platform.config.Configuration;
import battwheels.platform.config.Loaded;
import battwheels.platform.observe.Logs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The run of the package step from which the JVM learns what a start needs (its AOT cache): a whole server in a folder
 * of its own, an hour at the counter, an orderly end. What goes wrong here costs the cache and never the build.
 */
final class Training {
    private Training() {}

    /** @param arguments the folder to work in, emptied first */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        delete(folder);
        int httpPort = freePort();
        int healthPort = freePort();
        var settings = Map.of(
                "BATTWHEELS_DATA_DIR", folder.toString(),
                "BATTWHEELS_HTTP_PORT", String.valueOf(httpPort),
                "BATTWHEELS_HEALTH_PORT", String.valueOf(healthPort));
        logAsProductionDoes(settings);
        var configuration = configuration(settings);
        Logs.configure(configuration);
        Main.play(Part.ALL, configuration);
        new TrainingRequests(httpPort, healthPort).send();
        System.exit(0);
    }

    private static void logAsProductionDoes(Map<String, String> settings) {
        var production = new HashMap<>(settings);
        production.put("BATTWHEELS_PROFILE", "production");
        production.put("BATTWHEELS_PRODUCTION_ALLOW_GENERATED_KEYS", "true");
        production.put("BATTWHEELS_PRODUCTION_ALLOW_EMBEDDED_ENGINES", "true");
        Logs.configure(configuration(production));
        LoggerFactory.getLogger(Training.class)
                .atInfo()
                .addKeyValue("folder", "temporary")
                .log("training");
    }

    private static Configuration configuration(Map<String, String> settings) {
        return switch (Configuration.load(settings)) {
            case Loaded.Ready ready -> ready.configuration();
            case Loaded.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
