package battwheels.platform.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server's connections to its streams. Replies are plain nested arrays (RESP2). A command without a reply in time
 * fails; commands that wait for something have connections apart, so that they hold up no other.
 */
public final class StreamsClient {
    private static final int WAITING_PER_CONNECTION = 64;

    /** A connection on which nothing arrives for this long is given up: it may be half open. Longer than any block. */
    private static final int SILENCE_S = 8;

    private final Redis redis;
    private final Redis waiting;
    private final StoreTimeouts timeouts;

    private StreamsClient(Redis redis, Redis waiting, StoreTimeouts timeouts) {
        this.redis = redis;
        this.waiting = waiting;
        this.timeouts = timeouts;
    }

    /** Opens without waiting: an unreachable server shows with the first command. */
    public static StreamsClient open(Vertx vertx, Settings settings) {
        return new StreamsClient(
                Redis.createClient(vertx, options(settings)),
                Redis.createClient(vertx, options(settings)),
                settings.timeouts());
    }

    private static RedisOptions options(Settings settings) {
        return new RedisOptions()
                .setConnectionString(settings.url())
                .setProtocolNegotiation(false)
                .setMaxPoolSize(settings.poolSize())
                .setMaxPoolWaiting(settings.poolSize() * WAITING_PER_CONNECTION)
                .setNetClientOptions(new NetClientOptions()
                        .setConnectTimeout(settings.timeouts().connectMs())
                        .setReadIdleTimeout(SILENCE_S)
                        .setTcpNoDelay(true));
    }

    public Future<Response> send(Request command) {
        return bounded(redis.send(command));
    }

    /** In one round trip, in order, not atomically. */
    public Future<List<Response>> batch(List<Request> commands) {
        return bounded(redis.batch(commands));
    }

    /** A command that blocks for at most {@code wait}, on a connection that is for such alone. */
    public Future<Response> sendBlocking(Request command, Duration wait) {
        return waiting.send(command).timeout(wait.plus(timeouts.answer()).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A connection of the caller's own, which the caller closes; its commands may block. */
    public Future<RedisConnection> connect() {
        return bounded(redis.connect());
    }

    public Future<Void> close() {
        return Future.join(redis.close(), waiting.close()).mapEmpty();
    }

    private <T> Future<T> bounded(Future<T> reply) {
        return reply.timeout(timeouts.answerMs(), TimeUnit.MILLISECONDS);
    }

    /**
     * Where the streams are.
     *
     * @param url {@code redis://...}
     * @param poolSize most connections for commands, and as many for those that wait
     */
    public record Settings(String url, int poolSize, StoreTimeouts timeouts) {
        public Settings {
            if (poolSize < 1) {
                throw new IllegalArgumentException("a pool needs a connection, not " + poolSize);
            }
        }

        public static Settings standard(String url) {
            return new Settings(url, 8, StoreTimeouts.standard());
        }
    }
}
