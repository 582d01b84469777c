package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.SimulatedRelay;
import battwheels.simulation.Link;
import battwheels.simulation.Planted;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Bugs planted between a server and its stores, as if its code asked for something else, or in another order. */
enum Tampering {
    NONE,
    /** The log takes an event under another id each time. */
    LOG_WITHOUT_IDS,
    /** The outbox is emptied first, the log written then. */
    LOG_AFTER_OUTBOX,
    /** The stream is fed first, the log written then. */
    LOG_AFTER_STREAM,
    /** An aggregate is saved whatever its version is by now. */
    SAVE_WITHOUT_VERSION,
    /** A lease is taken whoever holds it. */
    LEASE_FOR_EVERYBODY;

    private static final String LOG = EventLog.SPEC.name() + ".insert";
    private static final String SAVE = SimulatedRelay.BIKES.name() + ".update";
    private static final String TAKE = Feeds.SPEC.name() + ".findAndModify";
    private static final String FEED = "streams.addFollowing";

    private static int copies;

    /** One for each server. */
    Planted planted() {
        return new Planted() {
            @Override
            public JsonObject filter(String operation, JsonObject filter) {
                boolean save = Tampering.this == SAVE_WITHOUT_VERSION && operation.equals(SAVE);
                boolean take = Tampering.this == LEASE_FOR_EVERYBODY && operation.equals(TAKE);
                JsonObject changed = filter.copy();
                if (save) {
                    changed.remove("version");
                }
                if (take) {
                    changed.remove("$or");
                }
                return changed;
            }

            @Override
            public JsonObject document(String operation, JsonObject document) {
                return Tampering.this == LOG_WITHOUT_IDS && operation.equals(LOG)
                        ? document.copy().put("_id", document.getString("id") + "_" + copies++)
                        : document;
            }
        };
    }

    /** Puts writes of the log off until after the other write; one for each server. */
    Link over(Link link) {
        String other = this == LOG_AFTER_OUTBOX ? SAVE : this == LOG_AFTER_STREAM ? FEED : "";
        return other.isEmpty() ? link : new Late(link, other);
    }

    private static final class Late implements Link {
        private final Link link;
        private final String other;
        private final Deque<Supplier<?>> putOff = new ArrayDeque<>();

        Late(Link link, String other) {
            this.link = link;
            this.other = other;
        }

        @Override
        public <T> Future<T> send(String operation, Supplier<T> effect) {
            if (operation.equals(LOG)) {
                putOff.add(effect);
                return Future.succeededFuture();
            }
            Future<T> answer = link.send(operation, effect);
            while (operation.equals(other) && !putOff.isEmpty()) {
                link.send(LOG, putOff.poll());
            }
            return answer;
        }
    }
}
