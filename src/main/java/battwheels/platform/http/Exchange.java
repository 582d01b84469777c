package battwheels.platform.http;

import battwheels.platform.http.contract.Operation;
import battwheels.platform.tenancy.Deadline;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request on its way through the edge.
 *
 * @param path path parameters by name, decoded
 * @param address the client's network address
 */
record Exchange(
        RoutingContext routing,
        Context home,
        Operation operation,
        Map<String, String> path,
        String correlationId,
        String address,
        Deadline deadline) {
    static final String CORRELATION = "X-Correlation-ID";
    private static final Pattern CORRELATION_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    HttpServerRequest request() {
        return routing.request();
    }

    HttpServerResponse response() {
        return routing.response();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request().getHeader(name));
    }

    /** Goes on in this request's own context, wherever the future was completed. */
    <T> Future<T> here(Future<T> future) {
        if (future.succeeded()) {
            return Future.succeededFuture(future.result());
        }
        Promise<T> promise = Promise.promise();
        future.onComplete(result -> {
            if (Vertx.currentContext() == home) {
                promise.handle(result);
            } else {
                home.runOnContext(back -> promise.handle(result));
            }
        });
        return promise.future();
    }

    /** The caller's own correlation id when it is usable, else a new one. */
    static String correlationId(HttpServerRequest request) {
        String sent = request.getHeader(CORRELATION);
        return sent != null && CORRELATION_FORM.matcher(sent).matches()
                ? sent
                : UuidCreator.getTimeOrderedEpochPlus1().toString();
    }
}
