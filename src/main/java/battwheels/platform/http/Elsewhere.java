package battwheels.platform.http;

import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what reaches no operation: an address nobody has, a method it does not take, a request that cannot be read.
 * Such requests count on the address they come from.
 */
final class Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

    private final RateLimits limits;
    private final ClientAddress addresses;

    Elsewhere(RateLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    void mount(Router router) {
        router.route().handler(Elsewhere::readAddress);
        router.errorHandler(
                400, routing -> refuse(routing, ProblemCode.MALFORMED_REQUEST, "The address cannot be read."));
        router.errorHandler(
                404, routing -> refuse(routing, ProblemCode.NOT_FOUND, "There is nothing at this address."));
        // What is there without being an operation (the contract, its page) can be read.
        router.errorHandler(405, routing -> refuseMethod(routing, "GET"));
        router.errorHandler(500, this::broken);
    }

    /** What the server could not even make a request of; it closes the connection, for nobody knows where the next begins. */
    void unreadable(HttpServerRequest request) {
        ProblemCode code = switch (request.decoderResult().cause()) {
            case TooLongHttpLineException line -> ProblemCode.URI_TOO_LONG;
            case TooLongHttpHeaderException headers -> ProblemCode.HEADERS_TOO_LARGE;
            case null, default -> ProblemCode.MALFORMED_REQUEST;
        };
        request.response().putHeader("Connection", "close");
        refuse(request, code, "This is no request that can be read as HTTP/1.1.");
        request.connection().close();
    }

    private static void readAddress(RoutingContext routing) {
        try {
            routing.normalizedPath();
            routing.next();
        } catch (IllegalArgumentException unreadable) {
            routing.fail(400);
        }
    }

    /** Refuses a method that no operation of this place takes, naming those that are taken. */
    void refuseMethod(RoutingContext routing, String allowed) {
        routing.response().putHeader("Allow", allowed);
        refuse(routing, ProblemCode.METHOD_NOT_ALLOWED, "This address does not take this method.");
    }

    private void broken(RoutingContext routing) {
        LOG.atError().setCause(routing.failure()).log("request failed before it reached an operation");
        refuse(routing, ProblemCode.INTERNAL, "Something broke on our side.");
    }

    private void refuse(RoutingContext routing, ProblemCode code, String detail) {
        refuse(routing.request(), code, detail);
    }

    private void refuse(HttpServerRequest request, ProblemCode code, String detail) {
        HttpServerResponse response = request.response();
        SecurityHeaders.write(response.headers());
        String correlation = Exchange.correlationId(request);
        response.putHeader(Exchange.CORRELATION, correlation);
        try {
            limits.nowhere(response, addresses.of(request));
            Answers.refuse(response, correlation, Problem.of(code, detail));
        } catch (Refusal limited) {
            Answers.refuse(response, correlation, limited.problem());
        }
    }
}
