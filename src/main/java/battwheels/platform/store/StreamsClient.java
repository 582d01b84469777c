package battwheels.platform.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server's connection to its streams. Replies are plain nested arrays (RESP2). A command without a reply in time
 * fails; a consumer that blocks needs a connection of its own.
 */
public final class StreamsClient {
    private static final int WAITING_PER_CONNECTION = 64;

    private final Redis redis;
    private final StoreTimeouts timeouts;

    private StreamsClient(Redis redis, StoreTimeouts timeouts) {
        this.redis = redis;
        this.timeouts = timeouts;
    }

    /** Opens without waiting: an unreachable server shows with the first command. */
    public static StreamsClient open(Vertx vertx, Settings settings) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(settings.url())
                .setProtocolNegotiation(false)
                .setMaxPoolSize(settings.poolSize())
                .setMaxPoolWaiting(settings.poolSize() * WAITING_PER_CONNECTION)
                .setNetClientOptions(new NetClientOptions()
                        .setConnectTimeout(settings.timeouts().connectMs())
                        .setTcpNoDelay(true));
        return new StreamsClient(Redis.createClient(vertx, options), settings.timeouts());
    }

    public Future<Response> send(Request command) {
        return bounded(redis.send(command));
    }

    /** In one round trip, in order, not atomically. */
    public Future<List<Response>> batch(List<Request> commands) {
        return bounded(redis.batch(commands));
    }

    /** A connection of the caller's own, which the caller closes; its commands may block. */
    public Future<RedisConnection> connect() {
        return bounded(redis.connect());
    }

    public Future<Void> close() {
        return redis.close();
    }

    private <T> Future<T> bounded(Future<T> reply) {
        return reply.timeout(timeouts.answerMs(), TimeUnit.MILLISECONDS);
    }

    /**
     * Where the streams are.
     *
     * @param url {@code redis://...}
     * @param poolSize most connections
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
