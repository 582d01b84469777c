package battwheels.platform.streams;

import battwheels.platform.bus.LiveSink;
import battwheels.platform.bus.LiveSource;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that listens. What it has not had yet it gets in order and without a gap: from a short buffer while it
 * keeps up, from the log when it does not.
 */
final class LiveListener implements LiveSource {
    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");
    private static final int BUFFER = 256;
    private static final int PAGE = 100;

    private final LiveVerticle live;
    private final Scope scope;
    private final OptionalLong after;
    private final Function<Scope, Predicate<JsonObject>> seen;
    private final Function<JsonObject, String> rendered;
    private final Deque<JsonObject> buffer = new ArrayDeque<>();
    private @Nullable Promise<Void> wake;
    private boolean behind = true;
    private boolean closed;

    LiveListener(
            LiveVerticle live,
            Scope scope,
            OptionalLong after,
            Function<Scope, Predicate<JsonObject>> seen,
            Function<JsonObject, String> rendered) {
        this.live = live;
        this.scope = scope;
        this.after = after;
        this.seen = seen;
        this.rendered = rendered;
    }

    @Override
    public void open(LiveSink sink, Optional<String> lastEventId) {
        live.onVirtualThread(() -> run(sink, lastEventId));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        live.leave(this, scope.organization());
        wakeUp();
    }

    void hear(JsonObject event) {
        synchronized (this) {
            if (buffer.size() >= BUFFER) {
                buffer.clear();
                behind = true;
            } else {
                buffer.add(event);
            }
        }
        wakeUp();
    }

    void lookInLog() {
        synchronized (this) {
            behind = true;
        }
        wakeUp();
    }

    private void run(LiveSink sink, Optional<String> lastEventId) {
        try {
            long tail = live.log().last(reading());
            if (!live.join(this, scope.organization(), tail)) {
                sink.end();
                return;
            }
            send(sink, start(lastEventId, tail));
        } catch (Exception gone) {
            // The client, its right to listen, or the store went; a client that is still there connects again.
            LOG.atDebug().setCause(gone).log("live connection over");
            sink.end();
        }
    }

    /** What the client had last wins over what its address says; a number beyond the log's end is the end. */
    private long start(Optional<String> lastEventId, long tail) {
        return Math.min(
                tail,
                lastEventId
                        .filter(id -> SEQUENCE.matcher(id).matches())
                        .map(Long::parseLong)
                        .orElseGet(() -> after.orElse(tail)));
    }

    private void send(LiveSink sink, long start) {
        long position = start;
        while (!isClosed()) {
            List<JsonObject> events = next(position);
            if (events.isEmpty()) {
                await();
            }
            for (JsonObject event : events) {
                Scope now = new Scope(
                        scope.organization(), scope.actor(), sink.grants(), scope.correlationId(), scope.deadline());
                if (seen.apply(now).test(event)) {
                    sink.send(String.valueOf(sequence(event)), event.getString("type"), rendered.apply(event))
                            .await();
                }
                position = sequence(event);
            }
        }
    }

    /**
     * From the buffer what continues; else a page of the log; nothing when both are at their end. What neither has was
     * cleared away by retention, and the buffer goes on behind it.
     */
    private List<JsonObject> next(long position) {
        synchronized (this) {
            while (!buffer.isEmpty() && sequence(buffer.peek()) <= position) {
                buffer.poll();
            }
            if (!buffer.isEmpty() && sequence(buffer.peek()) == position + 1) {
                return List.of(buffer.poll());
            }
            if (!behind && buffer.isEmpty()) {
                return List.of();
            }
            // Cleared before the read: what comes to be meanwhile makes another look, or stands in the buffer.
            behind = false;
        }
        List<JsonObject> page = live.log().after(reading(), position, PAGE);
        synchronized (this) {
            behind |= page.size() == PAGE;
            return page.isEmpty() && !buffer.isEmpty() ? List.of(buffer.poll()) : page;
        }
    }

    private void await() {
        Promise<Void> waiting = Promise.promise();
        synchronized (this) {
            if (closed || behind || !buffer.isEmpty()) {
                return;
            }
            wake = waiting;
        }
        waiting.future().await();
    }

    private void wakeUp() {
        Promise<Void> waiting;
        synchronized (this) {
            waiting = wake;
            wake = null;
        }
        if (waiting != null) {
            waiting.tryComplete();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private Scope reading() {
        return live.reading(scope.organization());
    }

    private static long sequence(JsonObject event) {
        return event.getLong("sequence");
    }
}
