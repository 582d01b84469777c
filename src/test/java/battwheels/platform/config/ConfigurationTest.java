package battwheels.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.config.Configuration.AddressLimits;
import battwheels.platform.config.Configuration.PlanLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Pins every default and what every key maps to: a key that is added, renamed or given another default fails here. */
class ConfigurationTest {

    @Test
    void theDefaultsAreThese() {
        assertThat(ready(Map.of()))
                .isEqualTo(new Configuration(
                        Profile.DEVELOPMENT,
                        new Configuration.Production(false, false, false, false),
                        new Configuration.Http(
                                "127.0.0.1",
                                8080,
                                Optional.empty(),
                                0,
                                List.of(),
                                1_048_576,
                                16_384,
                                8_192,
                                32,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(75),
                                Duration.ofSeconds(10)),
                        new Configuration.Cors(List.of()),
                        new Configuration.Health("127.0.0.1", 8081),
                        new Configuration.Data(here("data")),
                        new Configuration.Keys(here("data/keys"), true),
                        new Configuration.Mongo(
                                new Engine.Embedded(), "battwheels", 64, Duration.ofSeconds(2), Duration.ofSeconds(4)),
                        new Configuration.Redis(new Engine.Embedded(), 8),
                        new Configuration.Weaviate(new Engine.Embedded(), 50_051, Optional.empty()),
                        new Configuration.Similarity(64),
                        new Configuration.Embeddings(
                                Optional.empty(), "all-MiniLM-L6-v2", 384, Optional.empty(), 1, 64, 4096),
                        new Configuration.Store(27018, 6380),
                        new Configuration.Limits(
                                1,
                                new AddressLimits(600, 60, 10, 3),
                                Map.of(
                                        Plan.FREE, new PlanLimits(1200, 600),
                                        Plan.STARTER, new PlanLimits(3000, 1200),
                                        Plan.PROFESSIONAL, new PlanLimits(9000, 2400),
                                        Plan.ENTERPRISE, new PlanLimits(30_000, 6000))),
                        new Configuration.Bus(64, 256, Duration.ofMinutes(1)),
                        new Configuration.Jobs(
                                8,
                                Duration.ofSeconds(30),
                                Map.of(Plan.FREE, 1, Plan.STARTER, 2, Plan.PROFESSIONAL, 3, Plan.ENTERPRISE, 4)),
                        new Configuration.Signup(Plan.STARTER),
                        new Configuration.PlatformAdmin(Optional.empty()),
                        new Configuration.Tokens(Duration.ofHours(168)),
                        new Configuration.Passwords(2, 64, 19_456),
                        new Configuration.Mail(here("data/outbox")),
                        new Configuration.Webhooks(false),
                        new Configuration.Log(LogLevel.INFO, 1),
                        new Configuration.Otel(Optional.empty(), 1)));
    }

    @Test
    void everyKeyIsSetFromTheEnvironment() {
        assertThat(ready(ENVIRONMENT)).isEqualTo(EVERYTHING_SET);
    }

    @Test
    void everyKeyHasAVariableInThisTest() {
        var layers = Layers.over(Map.of());

        assertThat(layers.keys().stream().map(Layers::variableOf))
                .containsExactlyInAnyOrderElementsOf(ENVIRONMENT.keySet());
    }

    @Test
    void everyKeyIsSetToAnotherValueThanItsDefaultInThisTest() {
        var layers = Layers.over(Map.of());

        for (var key : layers.keys()) {
            assertThat(ENVIRONMENT.get(Layers.variableOf(key))).as(key).isNotEqualTo(layers.defaultOf(key));
        }
    }

    @Test
    void productionWritesOneInAHundredQueries() {
        var environment = new TreeMap<>(ENVIRONMENT);
        environment.put("BATTWHEELS_LOG_QUERY_SHARE", "");

        assertThat(ready(environment).log().queryShare()).isEqualTo(0.01);
    }

    @Test
    void credentialsInAnEngineUrlAreNotPrinted() {
        assertThat(ready(ENVIRONMENT).toString()).doesNotContain("hunter2").contains("***");
    }

    private static Configuration ready(Map<String, String> environment) {
        return switch (Configuration.load(environment)) {
            case Loaded.Ready ready -> ready.configuration();
            case Loaded.Refused refused -> throw new AssertionError(refused.faults());
        };
    }

    private static Path here(String folder) {
        return Path.of(folder).toAbsolutePath();
    }

    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("BATTWHEELS_PROFILE", "production"),
            Map.entry("BATTWHEELS_PRODUCTION_ALLOW_GENERATED_KEYS", "true"),
            Map.entry("BATTWHEELS_PRODUCTION_ALLOW_EMBEDDED_ENGINES", "true"),
            Map.entry("BATTWHEELS_PRODUCTION_ALLOW_OPEN_CORS", "true"),
            Map.entry("BATTWHEELS_PRODUCTION_ALLOW_LOOPBACK_WEBHOOKS", "true"),
            Map.entry("BATTWHEELS_HTTP_HOST", "0.0.0.0"),
            Map.entry("BATTWHEELS_HTTP_PORT", "0"),
            Map.entry("BATTWHEELS_HTTP_PUBLIC_URL", "https://app.example.com"),
            Map.entry("BATTWHEELS_HTTP_EVENT_LOOPS", "3"),
            Map.entry("BATTWHEELS_HTTP_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2"),
            Map.entry("BATTWHEELS_HTTP_MAX_BODY_BYTES", "2048"),
            Map.entry("BATTWHEELS_HTTP_MAX_HEADER_BYTES", "4096"),
            Map.entry("BATTWHEELS_HTTP_MAX_LINE_BYTES", "1024"),
            Map.entry("BATTWHEELS_HTTP_MAX_JSON_DEPTH", "8"),
            Map.entry("BATTWHEELS_HTTP_DEADLINE_MS", "2500"),
            Map.entry("BATTWHEELS_HTTP_IDLE_MS", "3000"),
            Map.entry("BATTWHEELS_HTTP_DRAIN_MS", "4000"),
            Map.entry("BATTWHEELS_CORS_ORIGINS", "https://app.example.com,http://localhost:3000"),
            Map.entry("BATTWHEELS_HEALTH_HOST", "127.0.0.1"),
            Map.entry("BATTWHEELS_HEALTH_PORT", "9001"),
            Map.entry("BATTWHEELS_DATA_DIR", "/srv/battwheels"),
            Map.entry("BATTWHEELS_KEYS_DIR", "/srv/keys"),
            Map.entry("BATTWHEELS_MONGO_URL", "mongodb://app:hunter2@one:27017,two:27017/?replicaSet=rs0"),
            Map.entry("BATTWHEELS_MONGO_DATABASE", "workshop"),
            Map.entry("BATTWHEELS_MONGO_CONNECTIONS", "10"),
            Map.entry("BATTWHEELS_MONGO_SELECT_MS", "500"),
            Map.entry("BATTWHEELS_MONGO_ANSWER_MS", "900"),
            Map.entry("BATTWHEELS_REDIS_URL", "rediss://:hunter2@cache:6379"),
            Map.entry("BATTWHEELS_REDIS_CONNECTIONS", "4"),
            Map.entry("BATTWHEELS_WEAVIATE_URL", "http://vectors:8080"),
            Map.entry("BATTWHEELS_WEAVIATE_GRPC_PORT", "50052"),
            Map.entry("BATTWHEELS_WEAVIATE_API_KEY", "hunter2"),
            Map.entry("BATTWHEELS_SIMILARITY_OPEN", "3"),
            Map.entry("BATTWHEELS_EMBEDDINGS_URL", "http://models:80/embeddings"),
            Map.entry("BATTWHEELS_EMBEDDINGS_MODEL", "bge-small"),
            Map.entry("BATTWHEELS_EMBEDDINGS_DIMENSION", "512"),
            Map.entry("BATTWHEELS_EMBEDDINGS_API_KEY", "hunter2"),
            Map.entry("BATTWHEELS_EMBEDDINGS_WORKERS", "2"),
            Map.entry("BATTWHEELS_EMBEDDINGS_QUEUED", "6"),
            Map.entry("BATTWHEELS_EMBEDDINGS_CACHED", "7"),
            Map.entry("BATTWHEELS_STORE_MONGO_PORT", "1"),
            Map.entry("BATTWHEELS_STORE_REDIS_PORT", "2"),
            Map.entry("BATTWHEELS_LIMITS_SCALE", "2.5"),
            Map.entry("BATTWHEELS_LIMITS_ADDRESS_REQUESTS_PER_MINUTE", "1"),
            Map.entry("BATTWHEELS_LIMITS_ADDRESS_LOGINS_PER_MINUTE", "2"),
            Map.entry("BATTWHEELS_LIMITS_ADDRESS_SIGNUPS_PER_MINUTE", "3"),
            Map.entry("BATTWHEELS_LIMITS_ADDRESS_RECOVERIES_PER_MINUTE", "4"),
            Map.entry("BATTWHEELS_LIMITS_FREE_ORGANIZATION_PER_MINUTE", "4"),
            Map.entry("BATTWHEELS_LIMITS_FREE_PRINCIPAL_PER_MINUTE", "5"),
            Map.entry("BATTWHEELS_LIMITS_STARTER_ORGANIZATION_PER_MINUTE", "6"),
            Map.entry("BATTWHEELS_LIMITS_STARTER_PRINCIPAL_PER_MINUTE", "7"),
            Map.entry("BATTWHEELS_LIMITS_PROFESSIONAL_ORGANIZATION_PER_MINUTE", "8"),
            Map.entry("BATTWHEELS_LIMITS_PROFESSIONAL_PRINCIPAL_PER_MINUTE", "9"),
            Map.entry("BATTWHEELS_LIMITS_ENTERPRISE_ORGANIZATION_PER_MINUTE", "10"),
            Map.entry("BATTWHEELS_LIMITS_ENTERPRISE_PRINCIPAL_PER_MINUTE", "11"),
            Map.entry("BATTWHEELS_BUS_IN_FLIGHT", "12"),
            Map.entry("BATTWHEELS_BUS_QUEUED", "13"),
            Map.entry("BATTWHEELS_BUS_IDLE_MS", "1400"),
            Map.entry("BATTWHEELS_JOBS_SLOTS", "5"),
            Map.entry("BATTWHEELS_JOBS_LEASE_MS", "1700"),
            Map.entry("BATTWHEELS_JOBS_WEIGHT_FREE", "11"),
            Map.entry("BATTWHEELS_JOBS_WEIGHT_STARTER", "12"),
            Map.entry("BATTWHEELS_JOBS_WEIGHT_PROFESSIONAL", "13"),
            Map.entry("BATTWHEELS_JOBS_WEIGHT_ENTERPRISE", "14"),
            Map.entry("BATTWHEELS_SIGNUP_PLAN", "enterprise"),
            Map.entry("BATTWHEELS_PLATFORM_ADMIN_EMAIL", "Root@Example.com"),
            Map.entry("BATTWHEELS_TOKENS_LIFETIME_H", "12"),
            Map.entry("BATTWHEELS_PASSWORDS_WORKERS", "1"),
            Map.entry("BATTWHEELS_PASSWORDS_QUEUED", "5"),
            Map.entry("BATTWHEELS_PASSWORDS_MEMORY_KIB", "20000"),
            Map.entry("BATTWHEELS_MAIL_DIR", "/srv/mail"),
            Map.entry("BATTWHEELS_WEBHOOKS_ALLOW_LOOPBACK", "true"),
            Map.entry("BATTWHEELS_LOG_LEVEL", "warn"),
            Map.entry("BATTWHEELS_LOG_QUERY_SHARE", "0.5"),
            Map.entry("BATTWHEELS_OTEL_ENDPOINT", "http://127.0.0.1:4318"),
            Map.entry("BATTWHEELS_OTEL_SHARE", "0.25"));

    private static final Configuration EVERYTHING_SET = new Configuration(
            Profile.PRODUCTION,
            new Configuration.Production(true, true, true, true),
            new Configuration.Http(
                    "0.0.0.0",
                    0,
                    Optional.of(URI.create("https://app.example.com")),
                    3,
                    List.of("10.0.0.1", "10.0.0.2"),
                    2048,
                    4096,
                    1024,
                    8,
                    Duration.ofMillis(2500),
                    Duration.ofMillis(3000),
                    Duration.ofMillis(4000)),
            new Configuration.Cors(List.of("https://app.example.com", "http://localhost:3000")),
            new Configuration.Health("127.0.0.1", 9001),
            new Configuration.Data(Path.of("/srv/battwheels")),
            new Configuration.Keys(Path.of("/srv/keys"), true),
            new Configuration.Mongo(
                    new Engine.At(new Secret("mongodb://app:hunter2@one:27017,two:27017/?replicaSet=rs0")),
                    "workshop",
                    10,
                    Duration.ofMillis(500),
                    Duration.ofMillis(900)),
            new Configuration.Redis(new Engine.At(new Secret("rediss://:hunter2@cache:6379")), 4),
            new Configuration.Weaviate(
                    new Engine.At(new Secret("http://vectors:8080")), 50_052, Optional.of(new Secret("hunter2"))),
            new Configuration.Similarity(3),
            new Configuration.Embeddings(
                    Optional.of(URI.create("http://models:80/embeddings")),
                    "bge-small",
                    512,
                    Optional.of(new Secret("hunter2")),
                    2,
                    6,
                    7),
            new Configuration.Store(1, 2),
            new Configuration.Limits(
                    2.5,
                    new AddressLimits(1, 2, 3, 4),
                    Map.of(
                            Plan.FREE, new PlanLimits(4, 5),
                            Plan.STARTER, new PlanLimits(6, 7),
                            Plan.PROFESSIONAL, new PlanLimits(8, 9),
                            Plan.ENTERPRISE, new PlanLimits(10, 11))),
            new Configuration.Bus(12, 13, Duration.ofMillis(1400)),
            new Configuration.Jobs(
                    5,
                    Duration.ofMillis(1700),
                    Map.of(Plan.FREE, 11, Plan.STARTER, 12, Plan.PROFESSIONAL, 13, Plan.ENTERPRISE, 14)),
            new Configuration.Signup(Plan.ENTERPRISE),
            new Configuration.PlatformAdmin(Optional.of("root@example.com")),
            new Configuration.Tokens(Duration.ofHours(12)),
            new Configuration.Passwords(1, 5, 20_000),
            new Configuration.Mail(Path.of("/srv/mail")),
            new Configuration.Webhooks(true),
            new Configuration.Log(LogLevel.WARN, 0.5),
            new Configuration.Otel(Optional.of(URI.create("http://127.0.0.1:4318")), 0.25));
}
