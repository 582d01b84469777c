package battwheels.platform.config;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The defaults with a file and the environment laid over them; a key is known when the defaults have it. */
final class Layers {
    static final String PREFIX = "BATTWHEELS_";
    static final String FILE_VARIABLE = PREFIX + "CONF";

    private static final String DEFAULTS = "/conf/battwheels.properties";

    /** Variables that the scripts read and the server leaves alone. */
    private static final Set<String> LAUNCHER_VARIABLES = Set.of(FILE_VARIABLE, PREFIX + "JAVA_OPTS");

    private static final List<String> LAUNCHER_PREFIXES =
            List.of(PREFIX + "TEST_", PREFIX + "SOAK_", PREFIX + "BENCH_", PREFIX + "DEMO_");

    /** A value and the words for where it came from. */
    record Value(String text, String origin) {}

    private final Map<String, String> defaults;
    private final Map<String, Value> overrides = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Layers(Map<String, String> defaults) {
        this.defaults = defaults;
    }

    static Layers over(Map<String, String> environment) {
        var layers = new Layers(packagedDefaults());
        var file = environment.getOrDefault(FILE_VARIABLE, "");
        if (!file.isBlank()) {
            layers.layFile(Path.of(file));
        }
        layers.layEnvironment(environment);
        return layers;
    }

    Set<String> keys() {
        return new TreeSet<>(defaults.keySet());
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    Value value(String key) {
        var value = overrides.get(key);
        return value != null ? value : new Value(defaultOf(key), "default");
    }

    String defaultOf(String key) {
        return Objects.requireNonNull(defaults.get(key), () -> key + " has no default in " + DEFAULTS);
    }

    static String variableOf(String key) {
        return PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private void layFile(Path file) {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read(reader).forEach((key, text) -> layKey(key, text, file));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(new Fault(
                    FILE_VARIABLE + "=" + file,
                    "cannot be read (" + e + ")",
                    "name a readable properties file in UTF-8"));
        }
    }

    private void layKey(String key, String text, Path file) {
        if (defaults.containsKey(key)) {
            overrides.put(key, new Value(text, "file " + file));
        } else {
            faults.add(unknown(key + " (file " + file + ")", NearestName.to(key, keys())));
        }
    }

    private void layEnvironment(Map<String, String> environment) {
        var keyOf = keys().stream().collect(toMap(Layers::variableOf, key -> key));
        for (var variable : new TreeMap<>(environment).entrySet()) {
            var name = variable.getKey();
            var key = keyOf.get(name);
            if (key != null) {
                overrides.put(key, new Value(variable.getValue(), "environment " + name));
            } else if (name.startsWith(PREFIX) && !isLauncherVariable(name)) {
                faults.add(unknown(name + " (environment)", NearestName.to(name, keyOf.keySet())));
            }
        }
    }

    private static boolean isLauncherVariable(String name) {
        return LAUNCHER_VARIABLES.contains(name) || LAUNCHER_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static Fault unknown(String where, String nearest) {
        return new Fault(
                where,
                "is not a setting",
                "remove it or correct its name (" + nearest + "?); conf/battwheels.properties lists every key");
    }

    private static Map<String, String> packagedDefaults() {
        try (InputStream in = Layers.class.getResourceAsStream(DEFAULTS);
                var reader = new InputStreamReader(Objects.requireNonNull(in, DEFAULTS), StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the jar lacks " + DEFAULTS, e);
        }
    }

    private static Map<String, String> read(Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        return properties.stringPropertyNames().stream()
                .collect(toMap(key -> key, key -> properties.getProperty(key).strip()));
    }
}
