package battwheels.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator may change, read once and never changed after. What each key means and which values it takes
 * is written in {@code conf/battwheels.properties}; here it has a type.
 */
public record Configuration(
        Profile profile,
        Production production,
        Http http,
        Cors cors,
        Health health,
        Data data,
        Keys keys,
        Mongo mongo,
        Redis redis,
        Weaviate weaviate,
        Similarity similarity,
        Embeddings embeddings,
        Store store,
        Limits limits,
        Bus bus,
        Jobs jobs,
        Signup signup,
        PlatformAdmin platformAdmin,
        Tokens tokens,
        Passwords passwords,
        Mail mail,
        Webhooks webhooks,
        Log log,
        Otel otel) {

    /** What production tolerates all the same. */
    public record Production(
            boolean allowGeneratedKeys,
            boolean allowEmbeddedEngines,
            boolean allowOpenCors,
            boolean allowLoopbackWebhooks) {}

    /** The public port; {@code eventLoops} 0 is one for each processor, {@code port} 0 any free one. */
    public record Http(
            String host,
            int port,
            Optional<URI> publicUrl,
            int eventLoops,
            List<String> trustedProxies,
            int maxBodyBytes,
            int maxHeaderBytes,
            int maxLineBytes,
            int maxJsonDepth,
            Duration deadline,
            Duration idle,
            Duration drain) {}

    /** Origins of browsers that may call; {@code *} is any. */
    public record Cors(List<String> origins) {
        public boolean open() {
            return origins.contains("*");
        }
    }

    /** The operator port. */
    public record Health(String host, int port) {}

    /** The folder of everything this server keeps on disk; absolute. */
    public record Data(Path dir) {}

    /** The folder of the signing and sealing keys, and whether missing ones may be made here. */
    public record Keys(Path dir, boolean mayGenerate) {}

    /** Documents. */
    public record Mongo(Engine engine, String database, int connections, Duration select, Duration answer) {}

    /** Streams. */
    public record Redis(Engine engine, int connections) {}

    /** The engine of similarity search; its data and queries go over {@code grpcPort}. */
    public record Weaviate(Engine engine, int grpcPort, Optional<Secret> apiKey) {}

    /** The embedded engine of similarity search: how many organizations' indexes are open at once. */
    public record Similarity(int open) {}

    /**
     * What turns texts into vectors: this process, or the endpoint at {@code url}.
     *
     * @param model and {@code dimension}: of the endpoint
     * @param cached vectors kept in memory
     */
    public record Embeddings(
            Optional<URI> url,
            String model,
            int dimension,
            Optional<Secret> apiKey,
            int workers,
            int queued,
            int cached) {}

    /** The ports of {@code --role store}; 0 is any free one. */
    public record Store(int mongoPort, int redisPort) {}

    /** Rate limits as written; whoever makes a bucket of one multiplies it by {@code scale}. */
    public record Limits(double scale, AddressLimits address, Map<Plan, PlanLimits> plans) {
        public Limits {
            plans = Map.copyOf(plans);
        }
    }

    /** What one network address may ask before anyone has logged in. */
    public record AddressLimits(
            int requestsPerMinute, int loginsPerMinute, int signupsPerMinute, int recoveriesPerMinute) {}

    /** What an organization on a plan, and one principal in it, may spend. */
    public record PlanLimits(int organizationPerMinute, int principalPerMinute) {}

    /** How much of one organization a tenant channel holds at once. */
    public record Bus(int inFlight, int queued, Duration idle) {}

    /**
     * Background work of one server.
     *
     * @param slots jobs at once
     * @param lease how long a job stays with a worker nobody hears of
     * @param weights the share of an organization on each plan, against the others that have work
     */
    public record Jobs(int slots, Duration lease, Map<Plan, Integer> weights) {
        public Jobs {
            weights = Map.copyOf(weights);
        }
    }

    /** What a sign-up gets. */
    public record Signup(Plan plan) {}

    /** Who is mailed the link that makes a platform admin; in lower case. */
    public record PlatformAdmin(Optional<String> email) {}

    /** How long a login lasts. */
    public record Tokens(Duration lifetime) {}

    /**
     * The pool that hashes passwords.
     *
     * @param memoryKib of one hash
     */
    public record Passwords(int workers, int queued, int memoryKib) {
        /** What OWASP's Password Storage Cheat Sheet asks of Argon2id with two passes. */
        public static final int RECOMMENDED_KIB = 19_456;
    }

    /** Where webhooks may go beside the public internet. */
    public record Webhooks(boolean allowLoopback) {}

    /** The local outbox; absolute. */
    public record Mail(Path dir) {}

    /** What is logged; {@code queryShare} 0 to 1. */
    public record Log(LogLevel level, double queryShare) {}

    /** Tracing, off without an endpoint. */
    public record Otel(Optional<URI> endpoint, double share) {}

    /** Reads defaults, file and environment; says everything that is wrong with them at once. */
    public static Loaded load(Map<String, String> environment) {
        return ConfigurationReader.read(Layers.over(environment));
    }
}
