package battwheels.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** The network address a request came from; a forwarded one counts only when a trusted proxy says so. */
final class ClientAddress {
    private final Set<String> trustedProxies;

    ClientAddress(Set<String> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    String of(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        String forwarded = request.getHeader("X-Forwarded-For");
        return forwarded != null && trustedProxies.contains(peer) ? last(forwarded) : peer;
    }

    /** The last entry is the one the trusted proxy wrote itself; those before it are the client's word. */
    private static String last(String forwarded) {
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
