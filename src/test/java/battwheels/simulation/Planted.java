package battwheels.simulation;

import io.vertx.core.json.JsonObject;

/** A bug in what a server asks of its document store; simulations plant it to see that they find it. */
public interface Planted {
    Planted NOTHING = new Planted() {};

    /** @param operation such as {@code event_log.find} */
    default JsonObject filter(String operation, JsonObject filter) {
        return filter;
    }

    /** What is inserted. */
    default JsonObject document(String operation, JsonObject document) {
        return document;
    }
}
