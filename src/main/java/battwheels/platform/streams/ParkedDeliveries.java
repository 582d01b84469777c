package battwheels.platform.streams;

import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Deliveries that did not succeed, for the people who decide about them. Blocking calls await. */
public final class ParkedDeliveries {
    private final Deliveries deliveries;
    private final Courier courier;

    ParkedDeliveries(Deliveries deliveries, Courier courier) {
        this.deliveries = deliveries;
        this.courier = courier;
    }

    public Slice<JsonObject> page(Scope scope, JsonObject filter, PageQuery page) {
        return deliveries.page(scope, filter, page);
    }

    public Optional<JsonObject> find(Scope scope, String id) {
        return deliveries.find(scope, id);
    }

    /**
     * Lets a parked one be tried again, as often as a new one, or drops it.
     *
     * @param to retrying or dropped
     * @return the delivery as it is now; empty when there is none or it is not parked
     */
    public Optional<JsonObject> decide(Scope scope, String id, DeliveryState to, String reason) {
        if (to != DeliveryState.RETRYING && to != DeliveryState.DROPPED) {
            throw new IllegalArgumentException("a person retries or drops");
        }
        Optional<JsonObject> decided =
                deliveries.decide(scope, id, to, scope.actor().id(), reason);
        decided.filter(delivery -> to == DeliveryState.RETRYING)
                .ifPresent(delivery -> courier.disturb(scope, delivery.getString("subscription")));
        return decided;
    }
}
