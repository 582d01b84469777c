package battwheels.platform.http;

import battwheels.platform.config.Configuration;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.PathIndex;
import battwheels.platform.http.docs.DocumentationPage;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import java.util.function.IntConsumer;

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
        router.route()
                .handler(routing -> contract.paths()
                        .find(routing.normalizedPath())
                        .ifPresentOrElse(found -> perform(edge, routing, found), routing::next));
        new DocumentationPage(contract.json()).mount(router);
        return router;
    }

    /** Ends here: /contacts/states is not, for another method, a contact with the id "states". */
    private void perform(Edge edge, RoutingContext routing, PathIndex.Found found) {
        found.item()
                .operation(routing.request().method().name())
                .ifPresentOrElse(
                        operation -> edge.handle(routing, operation, found.parameters()),
                        () -> elsewhere.refuseMethod(routing, found.item().allowed()));
    }
}
