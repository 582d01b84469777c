package battwheels.platform.http;

import battwheels.platform.config.Configuration;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.docs.DocumentationPage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** One event loop of the public port: the contract's operations, the contract itself, and problems for the rest. */
public final class EdgeVerticle extends VerticleBase {
    private final Configuration configuration;
    private final Contract contract;
    private final Elsewhere elsewhere;
    private final Function<Vertx, Edge> edges;
    private final IntConsumer listening;

    /** @param listening hears the port once it is open */
    EdgeVerticle(
            Configuration configuration,
            Contract contract,
            Elsewhere elsewhere,
            Function<Vertx, Edge> edges,
            IntConsumer listening) {
        this.configuration = configuration;
        this.contract = contract;
        this.elsewhere = elsewhere;
        this.edges = edges;
        this.listening = listening;
    }

    @Override
    public Future<?> start() {
        Configuration.Http http = configuration.http();
        return vertx.createHttpServer(options(http))
                .requestHandler(router())
                .invalidRequestHandler(elsewhere::unreadable)
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
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false);
    }

    private Router router() {
        Router router = Router.router(vertx);
        Edge edge = edges.apply(vertx);
        SecurityHeaders.mount(router, configuration.cors());
        elsewhere.mount(router);
        OldNames.mount(router);
        new DocumentationPage(contract.json()).mount(router);
        for (List<Operation> place : places()) {
            for (Operation operation : place) {
                router.route(HttpMethod.valueOf(operation.method().name()), operation.routePath())
                        .handler(routing -> edge.handle(routing, operation));
            }
            // Ends here: /contacts/states is not, for another method, a contact with the id "states".
            elsewhere.closeAfter(router, place);
        }
        return router;
    }

    private Collection<List<Operation>> places() {
        return contract.operations().stream()
                .collect(Collectors.groupingBy(Operation::routePath, LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
