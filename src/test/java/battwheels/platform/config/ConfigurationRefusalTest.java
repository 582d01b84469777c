package battwheels.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting that is unknown or wrong stops the start and is told with its key, its fault and what to do. */
class ConfigurationRefusalTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "PROFILE, prod, profile, 'development, production'",
        "HTTP_HOST, '', http.host, host name or address",
        "HTTP_HOST, two words, http.host, host name or address",
        "HTTP_PORT, eighty, http.port, 0 to 65535",
        "HTTP_PORT, 65536, http.port, 0 to 65535",
        "HTTP_PORT, -1, http.port, 0 to 65535",
        "HTTP_PORT, 80.5, http.port, 0 to 65535",
        "HTTP_PUBLIC_URL, app.example.com, http.public_url, http://",
        "HTTP_TRUSTED_PROXIES, '10.0.0.1,,', http.trusted_proxies, separated by commas",
        "HTTP_DEADLINE_MS, 0, http.deadline_ms, 100 to 600000",
        "CORS_ORIGINS, https://app.example.com/path, cors.origins, origins such as",
        "DATA_DIR, '', data.dir, a folder",
        "MONGO_URL, http://mongo, mongo.url, mongodb://",
        "MONGO_URL, '', mongo.url, embedded or a URL",
        "MONGO_DATABASE, a.b, mongo.database, letters",
        "REDIS_URL, redis:, redis.url, redis://",
        "WEAVIATE_URL, weaviate, weaviate.url, http://",
        "LIMITS_SCALE, 0, limits.scale, 0.01 to 1000000",
        "LIMITS_SCALE, lots, limits.scale, 0.01 to 1000000",
        "SIGNUP_PLAN, gold, signup.plan, 'free, starter, professional, enterprise'",
        "PLATFORM_ADMIN_EMAIL, root, platform.admin.email, an e-mail address",
        "PRODUCTION_ALLOW_OPEN_CORS, yes, production.allow_open_cors, true or false",
        "LOG_LEVEL, loud, log.level, 'error, warn, info, debug, trace'",
        "LOG_QUERY_SHARE, 2, log.query_share, 0 to 1",
        "OTEL_ENDPOINT, grpc://x, otel.endpoint, http://",
    })
    void aBadValueIsToldWithKeyVariableAndFix(String variable, String value, String key, String fix) {
        var faults = refused(Map.of("BATTWHEELS_" + variable, value));

        assertThat(faults).singleElement().asString().contains(key, "BATTWHEELS_" + variable, fix);
    }

    @Test
    void anUnknownVariableIsToldWithTheOneThatWasMeant() {
        assertThat(refused(Map.of("BATTWHEELS_HTTP_PROT", "8080")))
                .singleElement()
                .asString()
                .contains("BATTWHEELS_HTTP_PROT", "not a setting", "BATTWHEELS_HTTP_PORT");
    }

    @Test
    void variablesOfTheScriptsAndOfOthersAreLeftAlone() {
        var environment =
                Map.of("BATTWHEELS_JAVA_OPTS", "-Xmx1g", "BATTWHEELS_TEST_MONGO_URL", "x", "HOME", "/", "PATH", "/bin");

        assertThat(Configuration.load(environment)).isInstanceOf(Loaded.Ready.class);
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        var file = Files.writeString(folder.resolve("site.properties"), "htp.port = 1\nhttp.port = x\n");

        var faults = refused(Map.of("BATTWHEELS_CONF", file.toString(), "BATTWHEELS_PROFILE", "x", "BATTWHEELS_X", ""));

        assertThat(faults)
                .extracting(Fault::where)
                .containsExactlyInAnyOrder(
                        "htp.port (file " + file + ")",
                        "http.port (file " + file + ")",
                        "profile (environment BATTWHEELS_PROFILE)",
                        "BATTWHEELS_X (environment)");
    }

    @Test
    void theEnvironmentOutweighsTheFileAndTheFileTheDefaults() throws IOException {
        var file = Files.writeString(folder.resolve("site.properties"), "http.port = 1\nhealth.port = 2\n");

        var configuration = ((Loaded.Ready)
                        Configuration.load(Map.of("BATTWHEELS_CONF", file.toString(), "BATTWHEELS_HEALTH_PORT", "3")))
                .configuration();

        assertThat(configuration.http().port()).isEqualTo(1);
        assertThat(configuration.health().port()).isEqualTo(3);
        assertThat(configuration.store().mongoPort()).isEqualTo(27018);
    }

    @Test
    void aFileThatCannotBeReadIsToldByItsName() {
        assertThat(refused(Map.of("BATTWHEELS_CONF", folder.resolve("absent").toString())))
                .singleElement()
                .asString()
                .contains("BATTWHEELS_CONF", "absent", "readable properties file");
    }

    @Test
    void aBadEngineUrlIsToldWithoutItsPassword() {
        assertThat(refused(Map.of("BATTWHEELS_MONGO_URL", "mongo://app:hunter2@one")))
                .singleElement()
                .asString()
                .contains("mongo.url", "mongodb://")
                .doesNotContain("hunter2");
    }

    @Test
    void productionRefusesEmbeddedEnginesGeneratedKeysAndOpenCors() {
        assertThat(refused(Map.of("BATTWHEELS_PROFILE", "production", "BATTWHEELS_CORS_ORIGINS", "*")))
                .extracting(Fault::where)
                .containsExactlyInAnyOrder("mongo.url", "redis.url", "weaviate.url", "cors.origins", "keys.dir");
    }

    @Test
    void productionRefusesPasswordsThatAreCheapToGuess() {
        assertThat(refused(Map.of("BATTWHEELS_PROFILE", "production", "BATTWHEELS_PASSWORDS_MEMORY_KIB", "19455")))
                .extracting(Fault::where)
                .contains("passwords.memory_kib");
    }

    @Test
    void productionStartsWithEmbeddedEnginesGeneratedKeysAndOpenCorsWhenTold() {
        assertThat(Configuration.load(Map.of(
                        "BATTWHEELS_PROFILE", "production",
                        "BATTWHEELS_CORS_ORIGINS", "*",
                        "BATTWHEELS_PRODUCTION_ALLOW_GENERATED_KEYS", "true",
                        "BATTWHEELS_PRODUCTION_ALLOW_EMBEDDED_ENGINES", "true",
                        "BATTWHEELS_PRODUCTION_ALLOW_OPEN_CORS", "true")))
                .isInstanceOf(Loaded.Ready.class);
    }

    @Test
    void webhooksReachThisMachineInDevelopmentAlone() {
        Map<String, String> loopback = Map.of("BATTWHEELS_WEBHOOKS_ALLOW_LOOPBACK", "true");
        Map<String, String> production = new java.util.HashMap<>(loopback);
        production.put("BATTWHEELS_PROFILE", "production");
        production.put("BATTWHEELS_KEYS_DIR", folder.toString());
        production.put("BATTWHEELS_PRODUCTION_ALLOW_EMBEDDED_ENGINES", "true");

        assertThat(((Loaded.Ready) Configuration.load(loopback))
                        .configuration()
                        .webhooks()
                        .allowLoopback())
                .isTrue();
        assertThat(refused(production)).extracting(Fault::where).containsExactly("webhooks.allow_loopback");
    }

    @Test
    void productionWithItsOwnKeysMayNotGenerateMissingOnes() {
        var configuration = ((Loaded.Ready) Configuration.load(Map.of(
                        "BATTWHEELS_PROFILE", "production",
                        "BATTWHEELS_KEYS_DIR", folder.toString(),
                        "BATTWHEELS_PRODUCTION_ALLOW_EMBEDDED_ENGINES", "true")))
                .configuration();

        assertThat(configuration.keys()).isEqualTo(new Configuration.Keys(folder, false));
    }

    private static List<Fault> refused(Map<String, String> environment) {
        return switch (Configuration.load(environment)) {
            case Loaded.Refused refused -> refused.faults();
            case Loaded.Ready ready -> throw new AssertionError("started with " + ready.configuration());
        };
    }
}
