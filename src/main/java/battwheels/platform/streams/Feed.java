package battwheels.platform.streams;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How far an organization's log has been carried, as its lease holder read it.
 *
 * @param fed the last sequence put onto the stream
 * @param positions for each subscription the sequence up to which everything is done or recorded as a delivery
 * @param trouble subscriptions with deliveries that are retried or held
 * @param epoch one more each time the lease changes hands
 * @param untilMs end of the lease, epoch milliseconds
 */
record Feed(long fed, Map<String, Long> positions, Set<String> trouble, long epoch, long untilMs) {

    static Feed of(JsonObject document) {
        Map<String, Long> positions = new HashMap<>();
        document.getJsonObject("positions", new JsonObject())
                .forEach(entry -> positions.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
        Set<String> trouble = new HashSet<>();
        document.getJsonArray("trouble", new JsonArray()).forEach(name -> trouble.add((String) name));
        return new Feed(
                document.getLong("fed", 0L),
                positions,
                trouble,
                document.getLong("epoch", 0L),
                document.getLong("until_ms", 0L));
    }

    /** A subscription never seen here hears what comes after what was already carried. */
    long position(String subscription) {
        return positions.getOrDefault(subscription, fed);
    }

    /** Nothing is on its way to anybody. */
    boolean isSettled(long tail, Iterable<Subscription> subscriptions) {
        if (fed < tail || !trouble.isEmpty()) {
            return false;
        }
        for (Subscription subscription : subscriptions) {
            if (position(subscription.name()) < fed) {
                return false;
            }
        }
        return true;
    }
}
