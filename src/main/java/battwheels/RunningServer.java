package battwheels;

import battwheels.CommandLine.Part;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Reply;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.config.Configuration;
import battwheels.platform.http.EdgeVerticle;
import battwheels.platform.observe.BuildInfo;
import battwheels.platform.observe.EngineState;
import battwheels.platform.observe.HealthCheck;
import battwheels.platform.observe.HealthVerticle;
import battwheels.platform.observe.Metrics;
import battwheels.platform.observe.ObservedVertx;
import battwheels.platform.observe.Tracing;
import battwheels.platform.store.Engines;
import battwheels.platform.store.StoreHealth;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that answers: its Vert.x, its engines, its verticles, and how they are closed again in order. */
final class RunningServer implements AutoCloseable {
    private static final long START_S = 60;
    private static final int NO_PORT = -1;
    private static final Duration PROBE = Duration.ofMillis(1_500);

    private final Vertx vertx;
    private final TenantChannels channels;
    private final Tracing tracing;
    private final Engines engines;
    private final AutoCloseable similarity;
    private final List<String> edges;
    private final String workforce;
    private final Duration drain;
    private final int port;
    private final int healthPort;

    private RunningServer(
            Vertx vertx,
            TenantChannels channels,
            Tracing tracing,
            Engines engines,
            AutoCloseable similarity,
            List<String> edges,
            String workforce,
            Duration drain,
            int port,
            int healthPort) {
        this.vertx = vertx;
        this.channels = channels;
        this.tracing = tracing;
        this.engines = engines;
        this.similarity = similarity;
        this.edges = edges;
        this.workforce = workforce;
        this.drain = drain;
        this.port = port;
        this.healthPort = healthPort;
    }

    /** @param part {@code WORKER} takes no requests, {@code API} works off no jobs */
    static RunningServer start(Part part, Configuration configuration, Wiring wiring) throws Exception {
        BuildInfo build = BuildInfo.packaged();
        Metrics metrics = new Metrics();
        Tracing tracing = Tracing.of(configuration.otel(), build);
        Vertx vertx = ObservedVertx.of(configuration.http(), metrics, tracing);
        var storeless = Assembly.Storeless.begin(configuration, wiring);
        Engines engines = Engines.open(vertx, configuration, wiring.listeners());
        try {
            Assembly assembly = Assembly.of(part, vertx, configuration, engines, wiring, storeless, metrics, tracing);
            await(assembly.prepare());
            String workforce = await(deployDomains(vertx, assembly));
            HealthVerticle health = new HealthVerticle(configuration.health(), checks(engines), metrics, build);
            await(vertx.deployVerticle(health));
            boolean serves = part != Part.WORKER;
            List<String> edges = serves ? deployEdges(vertx, configuration, assembly) : List.of();
            return new RunningServer(
                    vertx,
                    assembly.channels(),
                    tracing,
                    engines,
                    assembly.similarity(),
                    edges,
                    workforce,
                    configuration.http().drain(),
                    serves ? await(assembly.port()) : NO_PORT,
                    await(health.port()));
        } catch (Exception failure) {
            closeQuietly(vertx, engines, failure);
            throw failure;
        }
    }

    /** Has a domain answer a command of the operator's own; waits as long as the command's deadline allows. */
    Reply ask(String domain, Command command) throws Exception {
        return channels.ask(domain, command)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    int port() {
        return port;
    }

    int healthPort() {
        return healthPort;
    }

    /** No new request is taken, those in flight are finished, then domains, clients and engines go. */
    @Override
    public void close() throws Exception {
        long limitMs = drain.toMillis();
        Future.join(edges.stream().map(vertx::undeploy).toList())
                .toCompletionStage()
                .toCompletableFuture()
                .get(limitMs, TimeUnit.MILLISECONDS);
        // While domains still answer: a job under way ends as itself, not as a refusal.
        vertx.undeploy(workforce)
                .otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture()
                .get(limitMs, TimeUnit.MILLISECONDS);
        // While the stores can still be asked: what is under way ends, and leases are given back.
        Future.join(vertx.deploymentIDs().stream()
                        .map(each -> vertx.undeploy(each).otherwiseEmpty())
                        .toList())
                .toCompletionStage()
                .toCompletableFuture()
                .get(limitMs, TimeUnit.MILLISECONDS);
        similarity.close();
        engines.closeClients();
        vertx.close().toCompletionStage().toCompletableFuture().get(limitMs, TimeUnit.MILLISECONDS);
        engines.close();
        tracing.close();
    }

    private static Future<String> deployDomains(Vertx vertx, Assembly assembly) {
        DeploymentOptions virtual = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        List<Future<String>> deployed = new ArrayList<>();
        deployed.add(vertx.deployVerticle(assembly.courier(), virtual));
        deployed.add(vertx.deployVerticle(assembly.live(), virtual));
        deployed.add(vertx.deployVerticle(assembly.relay(), virtual));
        deployed.add(vertx.deployVerticle(assembly.retention(), virtual));
        for (DomainVerticle domain : assembly.domains()) {
            deployed.add(vertx.deployVerticle(domain, virtual));
        }
        // Last: by then every domain has said which jobs it does.
        return Future.all(deployed).compose(all -> vertx.deployVerticle(assembly.workforce(), virtual));
    }

    private static List<String> deployEdges(Vertx vertx, Configuration configuration, Assembly assembly)
            throws Exception {
        int loops = configuration.http().eventLoops();
        int instances = loops > 0 ? loops : Runtime.getRuntime().availableProcessors();
        List<String> edges = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            EdgeVerticle edge = assembly.edge();
            edges.add(await(vertx.deployVerticle(edge)));
        }
        return edges;
    }

    private static List<HealthCheck> checks(Engines engines) {
        return List.of(
                new HealthCheck(
                        "documents",
                        true,
                        () -> engines.health(PROBE).documents().map(RunningServer::state)),
                new HealthCheck(
                        "streams",
                        false,
                        () -> engines.streams()
                                .compose(up -> engines.health(PROBE).streams())
                                .map(RunningServer::state)));
    }

    private static EngineState state(StoreHealth.EngineState state) {
        String latency = state.latency().toMillis() + " ms";
        return state.up() ? EngineState.up("answers in " + latency) : EngineState.down("no answer in " + latency);
    }

    private static void closeQuietly(Vertx vertx, Engines engines, Exception failure) {
        try {
            engines.closeClients();
            await(vertx.close());
            engines.close();
        } catch (Exception second) {
            failure.addSuppressed(second);
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(START_S, TimeUnit.SECONDS);
    }
}
