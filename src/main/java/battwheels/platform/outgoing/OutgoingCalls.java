package battwheels.platform.outgoing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Posts to addresses that users gave. Calls block, each for at most {@link #PATIENCE}; use it on a virtual thread. */
public final class OutgoingCalls implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 32;
    private static final int WAITING = 256;

    /** The same words for a name that means nothing and for one that means what is not to be reached. */
    private static final Outcome NO_PLACE =
            new Outcome.Unreached("The host has no address, or not addresses of the public internet alone.");

    private final boolean loopback;
    private final NameLookup names;
    private final Vertx vertx;
    private final HttpClient client;

    /** @param loopback whether this machine itself may be called, over http too: for development */
    public OutgoingCalls(Vertx vertx, boolean loopback, NameLookup names) {
        this.vertx = vertx;
        this.loopback = loopback;
        this.names = names;
        // A connection for each call: one to an address that was looked at long ago must not be met again.
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(false)
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setTracingPolicy(io.vertx.core.tracing.TracingPolicy.IGNORE),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    }

    /** What is wrong with an address as it is written, to be shown after its name; the name is not looked up. */
    public Optional<String> objection(String url) {
        return switch (Target.read(url, loopback)) {
            case Target.Reading.Objection(String fix) -> Optional.of(fix);
            case Target.Reading.At at -> Optional.empty();
        };
    }

    public Outcome post(String url, Map<String, String> headers, String body) {
        return switch (Target.read(url, loopback)) {
            case Target.Reading.Objection objection -> NO_PLACE;
            case Target.Reading.At(Target target) ->
                address(target)
                        .map(address -> post(target, address, headers, body))
                        .orElse(NO_PLACE);
        };
    }

    /** Every address of the name must be allowed: which one is taken would else be chance. */
    private Optional<InetAddress> address(Target target) {
        List<InetAddress> found = target.literal().map(List::of).orElseGet(() -> lookUp(target.host()));
        return found.stream().allMatch(address -> target.allows(address, loopback))
                ? found.stream().findFirst()
                : Optional.empty();
    }

    private List<InetAddress> lookUp(String host) {
        Callable<List<InetAddress>> asked = () -> {
            try {
                return names.addresses(host);
            } catch (UnknownHostException nobody) {
                return List.of();
            }
        };
        return vertx.executeBlocking(asked, false)
                .timeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(List.of())
                .await();
    }

    private Outcome post(Target target, InetAddress address, Map<String, String> headers, String body) {
        RequestOptions where = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false);
        return client.request(where)
                .compose(request -> sent(request, headers, body))
                .map(OutgoingCalls::answered)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(OutgoingCalls::unreached)
                .await();
    }

    private static Future<HttpClientResponse> sent(
            HttpClientRequest request, Map<String, String> headers, String body) {
        headers.forEach(request::putHeader);
        return request.idleTimeout(PATIENCE.toMillis()).send(Buffer.buffer(body));
    }

    /** The rest is not waited for: it may have no end. */
    private static Outcome answered(HttpClientResponse response) {
        response.exceptionHandler(cutOff -> {});
        response.request().reset();
        return new Outcome.Answered(response.statusCode());
    }

    private static Outcome unreached(Throwable failure) {
        return new Outcome.Unreached(
                switch (failure) {
                    case TimeoutException late -> "No answer within " + PATIENCE.toSeconds() + " seconds.";
                    case SSLException untrusted -> "No trusted TLS connection came about.";
                    default -> "No connection came about, or it broke off.";
                });
    }

    @Override
    public void close() {
        client.close();
    }
}
