package battwheels.platform.http;

import battwheels.platform.http.contract.LegacyPaths;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Sends a request that names an older path on to today's, before any operation is looked for. */
final class OldNames {
    private OldNames() {}

    static void mount(Router router) {
        router.route().handler(OldNames::send);
    }

    private static void send(RoutingContext routing) {
        var asked = routing.normalizedPath();
        var today = LegacyPaths.of(asked, routing.request().query());
        if (today.path().equals(asked)) {
            routing.next();
        } else {
            routing.reroute(routing.request().method(), today.uri());
        }
    }
}
