package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.result;

import battwheels.platform.store.DocumentClient;
import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.RedisStreams;
import battwheels.platform.store.StreamsClient;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** A workforce on stores somewhere else, as a server has it, without the rest of a server. */
final class Station implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private static final int PREPARATIONS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final DocumentClient documents;
    private final StreamsClient streams;
    final TenantStores tenants;
    final PlatformStores platform;
    final Carriers carriers;
    final Jobs jobs;
    private final Workforce workforce;

    Station(String documentsUrl, String streamsUrl, JobSettings settings, ToIntFunction<OrganizationId> weights) {
        documents = DocumentClient.open(vertx, DocumentClient.Settings.standard(documentsUrl), List.of());
        streams = StreamsClient.open(vertx, StreamsClient.Settings.standard(streamsUrl));
        var collections = new DocumentCollections(vertx, documents.mongo(), PATIENCE);
        tenants = new TenantStores(collections, QueryLog.SILENT);
        platform = new PlatformStores(collections);
        carriers = new Carriers(new RedisStreams(vertx, Future.succeededFuture(streams), PATIENCE));
        workforce = new Workforce(vertx, tenants, platform, carriers, settings, weights, Clock.systemUTC());
        jobs = workforce.jobs();
    }

    /** Makes the indexes; once for all who use the stores. */
    Station prepared() {
        for (int attempt = 1; attempt < PREPARATIONS; attempt++) {
            try {
                return attempt();
            } catch (CompletionException notYet) {
                Thread.onSpinWait();
            }
        }
        return attempt();
    }

    private Station attempt() {
        result(tenants.ensureIndexes(Workforce.collections()));
        result(platform.ensureIndexes());
        return this;
    }

    Station opened(Consumer<Jobs> handlers) {
        handlers.accept(jobs);
        result(vertx.deployVerticle(
                workforce, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
        return this;
    }

    /** As if the stream store had been emptied: the refiller will announce every ready job. */
    Future<?> forgetSentinel() {
        Request gone = Request.cmd(Command.DEL).arg("battwheels:sentinel:jobs");
        return streams.send(gone);
    }

    Future<?> flush() {
        return streams.send(Request.cmd(Command.FLUSHALL));
    }

    StreamsClient redis() {
        return streams;
    }

    @Override
    public void close() {
        result(vertx.close());
    }
}
