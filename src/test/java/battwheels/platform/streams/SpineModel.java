package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.outbox.SimulatedRelay;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of the way of events: an event is committed when it stands in an outbox; it reaches the log once, and
 * every subscription after that, those of one aggregate in order, none of another organization.
 */
final class SpineModel {
    private static final List<String> SUBSCRIPTIONS = List.of("steady", "fussy", "frail");

    private final Map<String, JsonObject> committed = new LinkedHashMap<>();
    private final Set<String> logged = new HashSet<>();
    private final Map<String, Integer> heard = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private @Nullable AssertionError breach;

    /** A write that the document store has done. */
    void written(String collection, JsonObject write) {
        if (collection.equals(SimulatedRelay.BIKES.name())) {
            outbox(write).forEach(event -> committed.put(((JsonObject) event).getString("id"), (JsonObject) event));
        }
        if (collection.equals(EventLog.SPEC.name()) && write.containsKey("sequence")) {
            String id = write.getString("id");
            must(logged.add(id), "an event is in the log twice");
            must(committed.containsKey(id), "an event is in the log that nobody committed");
        }
    }

    private static JsonArray outbox(JsonObject write) {
        JsonObject pushed = write.getJsonObject("$push", new JsonObject()).getJsonObject("outbox", new JsonObject());
        return pushed.getJsonArray("$each", write.getJsonArray("outbox", new JsonArray()));
    }

    /** A handler's effect. */
    void heard(String subscription, String organization, JsonObject event) {
        String id = event.getString("id");
        must(organization.equals(event.getString("organizationid")), "an event is heard in another organization");
        must(logged.contains(id), "an event is heard before it is in the log");
        heard.merge(subscription + " " + id, 1, Integer::sum);
        String aggregate = subscription + " " + event.getString("aggregateid");
        long version = event.getLong("aggregateversion");
        must(version <= versions.getOrDefault(aggregate, 0L) + 1, "events of an aggregate are heard out of order");
        versions.merge(aggregate, version, Math::max);
    }

    /** Production code would take an error thrown here for a fault of the store. */
    private void must(boolean holds, String what) {
        if (!holds && breach == null) {
            breach = new AssertionError(what);
        }
    }

    void failOnBreach() {
        if (breach != null) {
            throw breach;
        }
    }

    /**
     * At rest.
     *
     * @param once whether there was no fault that could make a delivery come twice
     */
    void check(String organization, List<JsonObject> log, boolean once) {
        Map<String, Long> last = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (JsonObject entry : log) {
            must(entry.getLong("sequence") == ids.size() + 1, "the log has a gap");
            ids.add(entry.getString("id"));
            long version = entry.getLong("aggregateversion");
            must(version == last.merge(entry.getString("aggregateid"), 1L, Long::sum), "the log is out of order");
        }
        for (JsonObject event : committed.values()) {
            if (event.getString("organizationid").equals(organization)) {
                String id = event.getString("id");
                must(ids.contains(id), "a committed event is not in the log");
                SUBSCRIPTIONS.forEach(each -> {
                    int times = heard.getOrDefault(each + " " + id, 0);
                    must(times > 0, "an event was not heard by " + each);
                    must(times == 1 || !once, "without any fault an event was heard twice");
                });
            }
        }
        failOnBreach();
    }

    int committed() {
        return committed.size();
    }

    int deliveries() {
        return heard.values().stream().mapToInt(Integer::intValue).sum();
    }
}
