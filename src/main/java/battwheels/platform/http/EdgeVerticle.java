package battwheels.platform.http;

import battwheels.platform.config.Configuration;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.docs.DocumentationPage;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of the public port: the contract's operations, the contract itself, and problems for the rest. */
public final class EdgeVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeVerticle.class);

    private final Configuration configuration;
    private final Contract contract;
    private final Function<io.vertx.core.Vertx, Edge> edges;
    private final IntConsumer listening;

    /** @param listening hears the port once it is open */
    EdgeVerticle(
            Configuration configuration,
            Contract contract,
            Function<io.vertx.core.Vertx, Edge> edges,
            IntConsumer listening) {
        this.configuration = configuration;
        this.contract = contract;
        this.edges = edges;
        this.listening = listening;
    }

    @Override
    public Future<?> start() {
        Configuration.Http http = configuration.http();
        return vertx.createHttpServer(options(http))
                .requestHandler(router())
                .listen(http.port(), http.host())
                .onSuccess(this::tell);
    }

    private void tell(HttpServer server) {
        listening.accept(server.actualPort());
    }

    private static HttpServerOptions options(Configuration.Http http) {
        return new HttpServerOptions()
                .setIdleTimeout((int) http.idle().toSeconds())
                .setMaxHeaderSize(http.maxHeaderBytes())
                .setMaxInitialLineLength(http.maxLineBytes())
                .setHandle100ContinueAutomatically(true)
                .setCompressionSupported(false);
    }

    private Router router() {
        Router router = Router.router(vertx);
        Edge edge = edges.apply(vertx);
        SecurityHeaders.mount(router, configuration.cors());
        OldNames.mount(router);
        new DocumentationPage(contract.json()).mount(router);
        for (Operation operation : contract.operations()) {
            router.route(HttpMethod.valueOf(operation.method().name()), operation.routePath())
                    .handler(routing -> edge.handle(routing, operation));
        }
        router.errorHandler(
                404, routing -> refuse(routing, ProblemCode.NOT_FOUND, "There is nothing at this address."));
        router.errorHandler(
                405,
                routing -> refuse(routing, ProblemCode.METHOD_NOT_ALLOWED, "This address does not take this method."));
        router.errorHandler(
                400, routing -> refuse(routing, ProblemCode.MALFORMED_REQUEST, "The address cannot be read."));
        router.errorHandler(500, this::broken);
        return router;
    }

    private void broken(RoutingContext routing) {
        LOG.atError().setCause(routing.failure()).log("request failed before it reached an operation");
        refuse(routing, ProblemCode.INTERNAL, "Something broke on our side.");
    }

    private static void refuse(RoutingContext routing, ProblemCode code, String detail) {
        String correlation = Exchange.correlationId(routing.request());
        routing.response().putHeader(Exchange.CORRELATION, correlation);
        Answers.refuse(routing.response(), correlation, Problem.of(code, detail));
    }
}
