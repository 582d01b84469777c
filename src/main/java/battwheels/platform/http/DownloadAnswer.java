package battwheels.platform.http;

import battwheels.platform.bus.Reply;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An answer that is a file. One piece is in memory at a time: the next is fetched when the client has taken the last. It
 * is never shown as a page of ours: browsers save it, and do not guess what it is.
 */
final class DownloadAnswer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Exchange exchange;
    private final Reply.Download file;

    DownloadAnswer(Exchange exchange, Reply.Download file) {
        this.exchange = exchange;
        this.file = file;
    }

    /** On the request's own event loop. */
    void begin() {
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        exchange.response()
                .setStatusCode(200)
                .putHeader("Content-Type", file.mediaType())
                .putHeader("Content-Length", Long.toString(file.size()))
                .putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cache-Control", "private, no-store");
        piece(0);
    }

    private void piece(int index) {
        if (exchange.response().closed()) {
            return;
        }
        if (index == file.pieces()) {
            exchange.response().end();
            return;
        }
        exchange.here(file.source().piece(index).timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .compose(piece -> exchange.response().write(Buffer.buffer(piece)))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(written -> exchange.home().runOnContext(here -> {
                    if (written.succeeded()) {
                        piece(index + 1);
                    } else {
                        exchange.request().connection().close();
                    }
                }));
    }
}
