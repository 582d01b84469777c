package battwheels;

import battwheels.CommandLine.Part;
import battwheels.platform.config.Configuration;
import battwheels.platform.config.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The run of the package step from which the JVM learns what a start needs (its AOT cache): a whole server in a
 * temporary folder, a few requests, an orderly end. What goes wrong here costs the cache, never the build.
 */
final class Training {
    private static final List<String> OPERATOR_PATHS = List.of("/health/live", "/health/ready", "/metrics", "/build");
    private static final List<String> PUBLIC_PATHS = List.of("/api/health", "/openapi.json", "/api/auth/me");

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("battwheels-training");
        try {
            train(folder);
        } catch (Exception e) {
            System.err.println("The training run broke off, the server will start more slowly: " + e);
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void train(Path folder) throws Exception {
        int httpPort = freePort();
        int healthPort = freePort();
        var loaded = Configuration.load(Map.of(
                "BATTWHEELS_DATA_DIR", folder.toString(),
                "BATTWHEELS_HTTP_PORT", String.valueOf(httpPort),
                "BATTWHEELS_HEALTH_PORT", String.valueOf(healthPort)));
        var configuration = ((Loaded.Ready) loaded).configuration();
        try (var running = new Server(Part.ALL).start(configuration)) {
            OPERATOR_PATHS.forEach(path -> get(healthPort, path));
            PUBLIC_PATHS.forEach(path -> get(httpPort, path));
        }
    }

    private static void get(int port, String path) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setReadTimeout(5_000);
            System.out.println("  " + path + " " + connection.getResponseCode());
        } catch (IOException e) {
            System.err.println("  " + path + " " + e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Training::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
