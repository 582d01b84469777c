package battwheels.platform.store.similarity;

import io.weaviate.client6.v1.api.Authentication;
import io.weaviate.client6.v1.api.WeaviateClientAsync;
import java.net.URI;
import java.util.Optional;

/**
 * Where a Weaviate server listens.
 *
 * @param url of its REST interface
 * @param grpcPort of data and queries, on the same host
 */
public record WeaviateAddress(URI url, int grpcPort, Optional<String> apiKey) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int SECONDS = 10;

    WeaviateClientAsync connect() {
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : secure ? HTTPS : HTTP;
        return WeaviateClientAsync.connectToCustom(server -> {
            server.scheme(url.getScheme())
                    .httpHost(url.getHost())
                    .httpPort(port)
                    .grpcHost(url.getHost())
                    .grpcPort(grpcPort)
                    .timeout(SECONDS);
            apiKey.ifPresent(key -> server.authentication(Authentication.apiKey(key)));
            return server;
        });
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "WeaviateAddress[" + url + "]";
    }
}
