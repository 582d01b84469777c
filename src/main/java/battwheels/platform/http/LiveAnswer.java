package battwheels.platform.http;

import battwheels.platform.bus.LiveSink;
import battwheels.platform.bus.LiveSource;
import battwheels.platform.tenancy.Grants;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * An answer that goes on: server-sent events. Whether the client may still listen is asked every second; one that takes
 * nothing for {@value #SLOW_S} seconds is let go, and may connect again and go on where it was.
 */
final class LiveAnswer implements LiveSink {
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int SLOW_S = 10;

    private final Vertx vertx;
    private final Exchange exchange;
    private final LiveSource source;
    private final Supplier<Future<Optional<Grants>>> still;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Grants grants;
    private long checks;
    private long heartbeats;

    /** @param still what the client may see now; empty when it may not be here any more */
    LiveAnswer(
            Vertx vertx,
            Exchange exchange,
            LiveSource source,
            Grants grants,
            Supplier<Future<Optional<Grants>>> still) {
        this.vertx = vertx;
        this.exchange = exchange;
        this.source = source;
        this.grants = grants;
        this.still = still;
    }

    /** On the request's own event loop. */
    void begin(Optional<String> lastEventId) {
        if (response().closed() || response().ended()) {
            finish();
            return;
        }
        response()
                .setStatusCode(200)
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .closeHandler(gone -> finish())
                .exceptionHandler(broken -> finish());
        write(": welcome\n");
        checks = vertx.setPeriodic(CHECK.toMillis(), timer -> check());
        heartbeats = vertx.setPeriodic(HEARTBEAT.toMillis(), timer -> write(": heartbeat\n\n"));
        source.open(this, lastEventId);
    }

    @Override
    public Future<Void> send(String id, String event, String data) {
        Promise<Void> sent = Promise.promise();
        exchange.home()
                .runOnContext(here -> write("id: " + id + "\nevent: " + event + "\ndata: " + data + "\n\n")
                        .onComplete(sent));
        return sent.future();
    }

    @Override
    public Grants grants() {
        return grants;
    }

    @Override
    public void end() {
        exchange.home().runOnContext(here -> leave());
    }

    private Future<Void> write(String text) {
        if (over.get()) {
            return Future.failedFuture("the client is gone");
        }
        return response()
                .write(text)
                .timeout(SLOW_S, TimeUnit.SECONDS)
                .onFailure(slow -> exchange.home()
                        .runOnContext(here -> exchange.request().connection().close()));
    }

    /** With the store down nobody can say, and the client is let go: it will ask again. */
    private void check() {
        still.get()
                .onSuccess(now -> now.ifPresentOrElse(found -> grants = found, this::end))
                .onFailure(away -> end());
    }

    private void leave() {
        if (!over.get() && !response().ended()) {
            response().end();
        }
        finish();
    }

    private void finish() {
        if (over.compareAndSet(false, true)) {
            vertx.cancelTimer(checks);
            vertx.cancelTimer(heartbeats);
            source.close();
        }
    }

    private HttpServerResponse response() {
        return exchange.response();
    }
}
