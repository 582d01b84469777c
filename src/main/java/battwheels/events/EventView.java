package battwheels.events;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * An event on the wire: CloudEvents 1.0 in JSON, with our extensions.
 *
 * @param source the kind of thing that tells: {@code /ticket}
 * @param time ISO-8601, UTC
 * @param subject id of the thing it happened to
 * @param sequence the organization's own, ascending without gaps; a decimal string, as CloudEvents has it
 */
record EventView(
        String specversion,
        String id,
        String type,
        String source,
        String time,
        String subject,
        Map<String, Object> data,
        String organizationid,
        String actorid,
        String correlationid,
        String causationid,
        String aggregatetype,
        String aggregateid,
        long aggregateversion,
        String sequence) {

    static EventView of(JsonObject event) {
        return new EventView(
                event.getString("specversion"),
                event.getString("id"),
                event.getString("type"),
                event.getString("source"),
                event.getString("time"),
                event.getString("subject"),
                event.getJsonObject("data", new JsonObject()).getMap(),
                event.getString("organizationid"),
                event.getString("actorid"),
                event.getString("correlationid"),
                event.getString("causationid"),
                event.getString("aggregatetype"),
                event.getString("aggregateid"),
                event.getLong("aggregateversion"),
                String.valueOf(event.getLong("sequence")));
    }
}
