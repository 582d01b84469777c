package battwheels.platform.streams;

import battwheels.platform.store.StreamEntry;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who listens to one organization at this server, and how far its stream was read for them. */
final class LiveDesk {
    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
    private volatile long position;

    LiveDesk(long position) {
        this.position = position;
    }

    long position() {
        return position;
    }

    int size() {
        return listeners.size();
    }

    boolean add(LiveListener listener) {
        return listeners.add(listener);
    }

    /** True when nobody is left. */
    boolean remove(LiveListener listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    void hand(StreamEntry entry) {
        position = Math.max(position, entry.ordinal());
        String event = entry.fields().get("event");
        if (event == null) {
            lookInLog();
        } else {
            JsonObject read = new JsonObject(event);
            listeners.forEach(listener -> listener.hear(read));
        }
    }

    void lookInLog() {
        listeners.forEach(LiveListener::lookInLog);
    }
}
