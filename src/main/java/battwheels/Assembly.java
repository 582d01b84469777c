package battwheels;

import battwheels.CommandLine.Part;
import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.IdempotentCommands;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.config.Configuration;
import battwheels.platform.config.Profile;
import battwheels.platform.config.Secret;
import battwheels.platform.http.EdgeVerticle;
import battwheels.platform.http.Front;
import battwheels.platform.http.SessionCookies;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.Admissions;
import battwheels.platform.identity.ApiKeys;
import battwheels.platform.identity.CustomRoles;
import battwheels.platform.identity.KeyRing;
import battwheels.platform.identity.KeyTiming;
import battwheels.platform.identity.KeyUses;
import battwheels.platform.identity.KeyWatch;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.identity.TokenSettings;
import battwheels.platform.jobs.JobSettings;
import battwheels.platform.jobs.PlanWeights;
import battwheels.platform.jobs.Workforce;
import battwheels.platform.observe.LoggedQueries;
import battwheels.platform.observe.Metrics;
import battwheels.platform.observe.Tracing;
import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.RelayVerticle;
import battwheels.platform.outgoing.NameLookup;
import battwheels.platform.outgoing.OutgoingCalls;
import battwheels.platform.plans.Meter;
import battwheels.platform.plans.Plans;
import battwheels.platform.plans.Quota;
import battwheels.platform.search.CachedEmbeddings;
import battwheels.platform.search.EmbeddingModel;
import battwheels.platform.search.Embeddings;
import battwheels.platform.search.HttpEmbeddings;
import battwheels.platform.search.MiniLmEmbeddings;
import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.Engines;
import battwheels.platform.store.similarity.SimilarityEngine;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.streams.CourierVerticle;
import battwheels.platform.streams.LiveVerticle;
import battwheels.platform.streams.RetentionVerticle;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** What a server is made of, put together by hand: no container, no reflection, one screen to read. */
final class Assembly {
    private static final Duration STORE_PATIENCE = Duration.ofMillis(2_500);

    /** How long a start goes on asking a store that does not answer in time. */
    private static final Duration STORE_START = Duration.ofSeconds(20);

    private final TenantStores stores;
    private final PlatformStores platform;
    private final TenantChannels channels;
    private final Spine spine;
    private final Workforce workforce;
    private final List<DomainVerticle> domains;
    private final Front front;
    private final VectorStore similarity;
    private final StoreStart start;
    private final Future<Void> declared;
    private final Promise<Integer> port = Promise.promise();

    private Assembly(
            TenantStores stores,
            PlatformStores platform,
            TenantChannels channels,
            Spine spine,
            Workforce workforce,
            List<DomainVerticle> domains,
            Front front,
            VectorStore similarity,
            StoreStart start,
            Future<Void> declared) {
        this.stores = stores;
        this.platform = platform;
        this.channels = channels;
        this.spine = spine;
        this.workforce = workforce;
        this.domains = domains;
        this.front = front;
        this.similarity = similarity;
        this.start = start;
        this.declared = declared;
    }

    /**
     * What needs no store, and is made on another processor while the stores are opened.
     *
     * @param keys of this installation, made now if it has none and may: an RSA key takes as long as opening the stores
     */
    record Storeless(CompletableFuture<Contract> contract, CompletableFuture<KeyRing> keys) {
        static Storeless begin(Configuration configuration, Wiring wiring) {
            return new Storeless(
                    CompletableFuture.supplyAsync(Contract::load),
                    CompletableFuture.supplyAsync(() -> KeyRing.open(
                            configuration.keys().dir(),
                            configuration.keys().mayGenerate(),
                            KeyTiming.forTokensOf(configuration.tokens().lifetime()),
                            wiring.clock())));
        }
    }

    static Assembly of(
            Part part,
            Vertx vertx,
            Configuration configuration,
            Engines engines,
            Wiring wiring,
            Storeless storeless,
            Metrics metrics,
            Tracing tracing)
            throws Exception {
        var documents = new DocumentCollections(vertx, engines.documents().mongo(), STORE_PATIENCE);
        var queries = LoggedQueries.of(
                configuration, () -> ThreadLocalRandom.current().nextDouble());
        TenantStores stores = wiring.stores().apply(documents, queries);
        PlatformStores platform = new PlatformStores(documents);
        StoreStart start = new StoreStart(vertx, STORE_START);
        Future<Void> declared = start.insist(() -> indexes(stores, platform));
        SystemScope system = new SystemScope(platform, wiring.clock());
        Plans plans = Plans.load();
        Spine spine =
                Spine.of(vertx, engines.streams(), STORE_PATIENCE, stores, platform, system, plans, wiring.clock());
        TenantChannels channels = channels(vertx, configuration, wiring);
        Workforce workforce = workforce(part, vertx, configuration, stores, platform, spine.carriers(), system, wiring);
        KeyRing keys = storeless.keys().get();
        Kernel kernel = kernel(stores, platform, channels, spine, workforce, keys, plans, wiring);
        Housekeeping.declare(kernel);

        Duration tokenLife = configuration.tokens().lifetime();
        RolePermissions roles = RolePermissions.load();
        Contract contract = storeless.contract().get();
        use(vertx, keys);
        AccessTokens tokens = new AccessTokens(vertx, keys, TokenSettings.of(tokenLife), wiring.clock());
        PasswordHasher passwords = new PasswordHasher(
                vertx,
                configuration.passwords().workers(),
                configuration.passwords().queued(),
                configuration.passwords().memoryKib());
        VectorStore similarity = SimilarityEngine.open(vertx, configuration);
        List<DomainVerticle> domains = Domains.of(new Domains.Parts(
                kernel,
                spine.live(),
                platform,
                similarity,
                embeddings(vertx, configuration),
                configuration,
                tokens,
                passwords,
                roles,
                plans,
                system,
                keys.sealer(),
                new OutgoingCalls(vertx, configuration.webhooks().allowLoopback(), NameLookup.system()),
                wiring.afterSignUpStep()));
        Front.verify(contract, domains, roles, plans);
        Front front = new Front(
                configuration,
                contract,
                tokens,
                admissions(stores, platform, roles, system, wiring),
                new SealedCursors(keys.sealer()),
                new SessionCookies(keys.sealer(), configuration.profile() == Profile.PRODUCTION, tokenLife),
                plans,
                new Meter(stores, wiring.clock()),
                channels,
                metrics,
                tracing,
                wiring.clock());
        return new Assembly(stores, platform, channels, spine, workforce, domains, front, similarity, start, declared);
    }

    /** Loads and connects nothing before the first text comes. */
    private static Embeddings embeddings(Vertx vertx, Configuration configuration) {
        Configuration.Embeddings chosen = configuration.embeddings();
        Embeddings source = chosen.url()
                .map(url -> (Embeddings) new HttpEmbeddings(
                        vertx,
                        url,
                        new EmbeddingModel(chosen.model(), chosen.dimension()),
                        chosen.apiKey().map(Secret::value)))
                .orElseGet(() -> new MiniLmEmbeddings(chosen.workers(), chosen.queued()));
        return new CachedEmbeddings(source, chosen.cached());
    }

    /** To be closed when no domain works any more. */
    VectorStore similarity() {
        return similarity;
    }

    private static Admissions admissions(
            TenantStores stores, PlatformStores platform, RolePermissions table, SystemScope system, Wiring wiring) {
        CustomRoles roles = new CustomRoles(stores, table);
        ApiKeys keys = new ApiKeys(stores, roles, new KeyUses(stores, wiring.clock()), wiring.clock());
        return new Admissions(platform, roles, keys, system, wiring.clock());
    }

    private static TenantChannels channels(Vertx vertx, Configuration configuration, Wiring wiring) {
        return new TenantChannels(
                vertx,
                wiring.clock(),
                configuration.bus().inFlight(),
                configuration.bus().queued(),
                configuration.bus().idle());
    }

    private static Kernel kernel(
            TenantStores stores,
            PlatformStores platform,
            TenantChannels channels,
            Spine spine,
            Workforce workforce,
            KeyRing keys,
            Plans plans,
            Wiring wiring) {
        return new Kernel(
                stores,
                channels,
                new IdempotentCommands(stores, platform, keys.fingerprints(), wiring.clock()),
                spine.relay().relay(),
                spine.log(),
                workforce.jobs(),
                spine.subscriptions(),
                spine.courier(),
                new Quota(stores, plans, wiring.clock()),
                wiring.clock());
    }

    private static Workforce workforce(
            Part part,
            Vertx vertx,
            Configuration configuration,
            TenantStores stores,
            PlatformStores platform,
            Carriers carriers,
            SystemScope system,
            Wiring wiring) {
        Map<String, Integer> weights = new HashMap<>();
        configuration
                .jobs()
                .weights()
                .forEach((plan, weight) -> weights.put(plan.name().toLowerCase(Locale.ROOT), weight));
        JobSettings settings = new JobSettings(
                part != Part.API,
                configuration.jobs().slots(),
                configuration.jobs().lease());
        return new Workforce(
                vertx, stores, platform, carriers, settings, new PlanWeights(stores, system, weights), wiring.clock());
    }

    /** Looks for rotated keys from now on, and has those of today ready. */
    private static void use(Vertx vertx, KeyRing keys) {
        KeyWatch.start(vertx, keys);
        vertx.executeBlocking(() -> {
            keys.sealer().warm();
            return true;
        });
    }

    private static Future<Void> indexes(TenantStores stores, PlatformStores platform) {
        return Future.all(stores.ensureIndexes(collections()), platform.ensureIndexes())
                .mapEmpty();
    }

    /** Collections that are known before the domains are put together. */
    private static List<CollectionSpec> collections() {
        List<CollectionSpec> specs = new ArrayList<>(List.of(EventLog.SPEC, IdempotentCommands.KEYS));
        specs.addAll(CourierVerticle.specs());
        specs.addAll(Workforce.collections());
        specs.addAll(Domains.collections());
        specs.addAll(BlobStore.SPECS);
        return specs;
    }

    /** Makes every declared index, most of them while the rest is put together; safe to repeat. */
    Future<Void> prepare() {
        List<CollectionSpec> others = new ArrayList<>(spine.relay().relay().covered());
        others.removeAll(collections());
        return Future.all(declared, start.insist(() -> stores.ensureIndexes(others)))
                .mapEmpty();
    }

    TenantChannels channels() {
        return channels;
    }

    RelayVerticle relay() {
        return spine.relay();
    }

    LiveVerticle live() {
        return spine.live();
    }

    CourierVerticle courier() {
        return spine.courier();
    }

    RetentionVerticle retention() {
        return spine.retention();
    }

    Workforce workforce() {
        return workforce;
    }

    List<DomainVerticle> domains() {
        return domains;
    }

    EdgeVerticle edge() {
        return front.verticle(port::tryComplete);
    }

    Future<Integer> port() {
        return port.future();
    }
}
