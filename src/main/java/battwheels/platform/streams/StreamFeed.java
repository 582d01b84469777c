package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.store.NoSuchGroup;
import battwheels.platform.store.StreamEntry;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.TenantStream;
import battwheels.platform.tenancy.TenantStreams;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the log onto the organization's stream and reads it off again. The id of an entry is the event's sequence, so
 * whatever the stream lost, by trimming or with its store, shows as a gap and is read from the log. Calls await.
 */
final class StreamFeed {
    static final int PAGE = 100;

    /** Entries kept for readers who are a little behind; those further behind read the log. */
    private static final int ENTRIES_KEPT = 10_000;

    /** A stream that is not fed for this long goes by itself, drained or not: the log knows all of it. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    /** Live listeners of other servers have read it by then. */
    private static final Duration KEPT_WHEN_DRAINED = Duration.ofSeconds(30);

    /** One reader at a time holds an organization's lease, so each group needs one consumer only. */
    private static final String CONSUMER = "courier";

    private final TenantStreams streams;
    private final EventLog log;

    StreamFeed(TenantStreams streams, EventLog log) {
        this.streams = streams;
        this.log = log;
    }

    /**
     * Puts the next page of the log onto the stream.
     *
     * @param whole whether others may have written to the log, so that it must be read; else what this server wrote is all
     * @return the last sequence that is on the stream now, {@code fed} if none is new
     */
    long feed(Scope scope, long fed, boolean whole) {
        List<JsonObject> events = log.written(scope, fed, PAGE);
        if (events.isEmpty() && whole) {
            events = log.after(scope, fed, PAGE);
        }
        if (events.isEmpty()) {
            return fed;
        }
        List<Map<String, String>> entries =
                events.stream().map(event -> Map.of("event", event.encode())).toList();
        long first = events.getFirst().getLong("sequence");
        long last = events.getLast().getLong("sequence");
        TenantStream stream = open(scope);
        long top = stream.addFollowing(first - 1, entries, ENTRIES_KEPT, KEPT).await();
        if (top < first - 1) {
            // The store came back with less than it had: begun again, readers find the rest in the log.
            stream.drop().await();
            stream.addFollowing(first - 1, entries, ENTRIES_KEPT, KEPT).await();
        }
        return last;
    }

    /** Everything was read; it goes once live listeners had their time. */
    void drained(Scope scope) {
        open(scope).keepFor(KEPT_WHEN_DRAINED).await();
    }

    /**
     * The next events after {@code position}, without a gap, for the subscription's group.
     *
     * @param again whether to begin with what was read before and not acknowledged
     */
    Read read(Scope scope, String group, long position, boolean again) {
        List<StreamEntry> entries = entries(scope, group, position, again);
        List<StreamEntry> fresh =
                entries.stream().filter(entry -> entry.ordinal() > position).toList();
        List<String> stale = entries.stream()
                .filter(entry -> entry.ordinal() <= position)
                .map(StreamEntry::id)
                .toList();
        if (!stale.isEmpty()) {
            open(scope).acknowledge(group, stale).await();
        }
        if (again && fresh.isEmpty()) {
            return read(scope, group, position, false);
        }
        if (fresh.isEmpty()) {
            return new Read(log.after(scope, position, PAGE), false, Long.MAX_VALUE);
        }
        long next = fresh.getFirst().ordinal();
        if (next == position + 1) {
            List<JsonObject> events = contiguous(fresh);
            return new Read(events, events.size() < fresh.size(), next);
        }
        List<JsonObject> missing = log.after(scope, position, PAGE).stream()
                .filter(event -> event.getLong("sequence") < next)
                .toList();
        return new Read(missing, true, next - 1);
    }

    void acknowledge(Scope scope, String group, List<JsonObject> events) {
        open(scope)
                .acknowledge(
                        group,
                        events.stream()
                                .map(event -> event.getLong("sequence") + "-0")
                                .toList())
                .await();
    }

    private List<StreamEntry> entries(Scope scope, String group, long position, boolean again) {
        try {
            return again
                    ? open(scope).readPending(group, CONSUMER, PAGE).await()
                    : open(scope).readNew(group, CONSUMER, PAGE).await();
        } catch (NoSuchGroup none) {
            open(scope).createGroup(group, position + "-0").await();
            return open(scope).readNew(group, CONSUMER, PAGE).await();
        }
    }

    /** What was read up to the first gap; the rest stays unacknowledged and is read again. */
    private static List<JsonObject> contiguous(List<StreamEntry> entries) {
        List<JsonObject> events = new ArrayList<>();
        long expected = entries.getFirst().ordinal();
        for (StreamEntry entry : entries) {
            String event = entry.fields().get("event");
            if (entry.ordinal() != expected || event == null) {
                break;
            }
            events.add(new JsonObject(event));
            expected++;
        }
        return events;
    }

    private TenantStream open(Scope scope) {
        return streams.open(scope, StreamName.EVENTS);
    }

    /**
     * What a group reads next.
     *
     * @param unread whether entries were taken off the stream that are to be read again from the pending list
     * @param until where there are no events, that there are none up to here: they are kept for a shorter time
     */
    record Read(List<JsonObject> events, boolean unread, long until) {}
}
