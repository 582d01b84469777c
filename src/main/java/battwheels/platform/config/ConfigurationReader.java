package battwheels.platform.config;

import battwheels.platform.config.Configuration.AddressLimits;
import battwheels.platform.config.Configuration.PlanLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Gives every documented key its type, its bounds and its place in the {@link Configuration}. */
final class ConfigurationReader {
    private static final int MINUTE_MS = 60_000;
    private static final double PRODUCTION_QUERY_SHARE = 0.01;

    private final Settings settings;
    private final Profile profile;
    private final Configuration.Production production;
    private final Path dataDir;

    private ConfigurationReader(Settings settings) {
        this.settings = settings;
        this.profile = settings.oneOf("profile", Profile.class);
        this.production = production();
        this.dataDir = absolute(settings.folder("data.dir"));
    }

    static Loaded read(Layers layers) {
        var settings = new Settings(layers);
        var configuration = new ConfigurationReader(settings).configuration();
        if (!settings.unread().isEmpty()) {
            throw new IllegalStateException("documented, but read by nobody: " + settings.unread());
        }
        var faults = new ArrayList<>(settings.faults());
        faults.addAll(ProductionRules.faults(configuration));
        return faults.isEmpty() ? new Loaded.Ready(configuration) : new Loaded.Refused(faults);
    }

    private Configuration configuration() {
        var host = settings.host("http.host");
        return new Configuration(
                profile,
                production,
                http(host),
                new Configuration.Cors(settings.origins("cors.origins")),
                health(host),
                new Configuration.Data(dataDir),
                keys(),
                mongo(),
                new Configuration.Redis(
                        settings.engine("redis.url", "redis", "rediss"),
                        settings.number("redis.connections", 1, 10_000)),
                new Configuration.Weaviate(
                        settings.engine("weaviate.url", "http", "https"),
                        settings.port("weaviate.grpc_port"),
                        settings.optionalSecret("weaviate.api_key")),
                new Configuration.Similarity(settings.number("similarity.open", 1, 10_000)),
                embeddings(),
                new Configuration.Store(settings.port("store.mongo.port"), settings.port("store.redis.port")),
                limits(),
                bus(),
                jobs(),
                new Configuration.Signup(settings.oneOf("signup.plan", Plan.class)),
                new Configuration.PlatformAdmin(settings.optionalEmail("platform.admin.email")),
                new Configuration.Tokens(settings.hours("tokens.lifetime_h", 1, 8760)),
                new Configuration.Passwords(
                        settings.number("passwords.workers", 1, 64),
                        settings.number("passwords.queued", 0, 10_000),
                        settings.number("passwords.memory_kib", 64, 1_048_576)),
                new Configuration.Mail(folderOr("mail.dir", "outbox")),
                new Configuration.Webhooks(settings.flag("webhooks.allow_loopback")),
                log(),
                new Configuration.Otel(
                        settings.optionalUrl("otel.endpoint"), settings.decimal("otel.share", "0", "1")));
    }

    private Configuration.Production production() {
        return new Configuration.Production(
                settings.flag("production.allow_generated_keys"),
                settings.flag("production.allow_embedded_engines"),
                settings.flag("production.allow_open_cors"),
                settings.flag("production.allow_loopback_webhooks"));
    }

    private Configuration.Http http(String host) {
        return new Configuration.Http(
                host,
                settings.port("http.port"),
                settings.optionalUrl("http.public_url"),
                settings.number("http.event_loops", 0, 256),
                settings.hosts("http.trusted_proxies"),
                settings.number("http.max_body_bytes", 1024, 64 * 1024 * 1024),
                settings.number("http.max_header_bytes", 1024, 1024 * 1024),
                settings.number("http.max_line_bytes", 1024, 64 * 1024),
                settings.number("http.max_json_depth", 4, 500),
                settings.milliseconds("http.deadline_ms", 100, 10 * MINUTE_MS),
                settings.milliseconds("http.idle_ms", 1000, 60 * MINUTE_MS),
                settings.milliseconds("http.drain_ms", 0, 10 * MINUTE_MS));
    }

    private Configuration.Health health(String httpHost) {
        return new Configuration.Health(
                settings.optionalHost("health.host").orElse(httpHost), settings.port("health.port"));
    }

    private Configuration.Keys keys() {
        var mayGenerate = profile != Profile.PRODUCTION || production.allowGeneratedKeys();
        return new Configuration.Keys(folderOr("keys.dir", "keys"), mayGenerate);
    }

    private Configuration.Mongo mongo() {
        return new Configuration.Mongo(
                settings.engine("mongo.url", "mongodb", "mongodb+srv"),
                settings.database("mongo.database"),
                settings.number("mongo.connections", 1, 10_000),
                settings.milliseconds("mongo.select_ms", 100, MINUTE_MS),
                settings.milliseconds("mongo.answer_ms", 100, MINUTE_MS));
    }

    private Configuration.Embeddings embeddings() {
        return new Configuration.Embeddings(
                settings.optionalUrl("embeddings.url"),
                settings.model("embeddings.model"),
                settings.number("embeddings.dimension", 2, 4_096),
                settings.optionalSecret("embeddings.api_key"),
                settings.number("embeddings.workers", 1, 16),
                settings.number("embeddings.queued", 1, 10_000),
                settings.number("embeddings.cached", 0, 1_000_000));
    }

    private Configuration.Limits limits() {
        var address = new AddressLimits(
                perMinute("limits.address.requests_per_minute"),
                perMinute("limits.address.logins_per_minute"),
                perMinute("limits.address.signups_per_minute"),
                perMinute("limits.address.recoveries_per_minute"));
        Map<Plan, PlanLimits> plans = new EnumMap<>(Plan.class);
        for (var plan : Plan.values()) {
            var key = "limits." + plan.name().toLowerCase(Locale.ROOT);
            plans.put(
                    plan,
                    new PlanLimits(
                            perMinute(key + ".organization_per_minute"), perMinute(key + ".principal_per_minute")));
        }
        return new Configuration.Limits(settings.decimal("limits.scale", "0.01", "1000000"), address, plans);
    }

    private int perMinute(String key) {
        return settings.number(key, 1, 1_000_000);
    }

    private Configuration.Bus bus() {
        return new Configuration.Bus(
                settings.number("bus.in_flight", 1, 10_000),
                settings.number("bus.queued", 0, 100_000),
                settings.milliseconds("bus.idle_ms", 100, 60 * MINUTE_MS));
    }

    private Configuration.Jobs jobs() {
        Map<Plan, Integer> weights = new EnumMap<>(Plan.class);
        for (var plan : Plan.values()) {
            weights.put(plan, settings.number("jobs.weight." + plan.name().toLowerCase(Locale.ROOT), 1, 1_000));
        }
        return new Configuration.Jobs(
                settings.number("jobs.slots", 1, 1_000),
                settings.milliseconds("jobs.lease_ms", 300, 60 * MINUTE_MS),
                weights);
    }

    private Configuration.Log log() {
        var share = profile == Profile.PRODUCTION ? PRODUCTION_QUERY_SHARE : 1;
        return new Configuration.Log(
                settings.oneOf("log.level", LogLevel.class),
                settings.optionalDecimal("log.query_share", "0", "1").orElse(share));
    }

    private Path folderOr(String key, String inDataFolder) {
        return settings.optionalFolder(key).map(ConfigurationReader::absolute).orElse(dataDir.resolve(inDataFolder));
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
