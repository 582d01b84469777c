package battwheels.platform.streams;

import battwheels.platform.outbox.EventLog;
import battwheels.platform.store.Find;
import battwheels.platform.streams.Handling.Outcome;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Tries again what failed before, in one organization and for one subscription: of each aggregate the earliest first,
 * and those behind it only when it is out of the way. Awaits.
 */
final class Retries {
    private final Deliveries deliveries;
    private final EventLog log;
    private final Handling handling;
    private final InstantSource clock;

    Retries(Deliveries deliveries, EventLog log, Handling handling, InstantSource clock) {
        this.deliveries = deliveries;
        this.log = log;
        this.handling = handling;
        this.clock = clock;
    }

    /**
     * What is left.
     *
     * @param aggregates those whose later events must be held
     * @param dueMs when the first one may be tried
     * @param full whether no more may be recorded, so that the stream must wait
     */
    record Left(Set<String> aggregates, long dueMs, boolean full) {
        static final Left NOTHING = new Left(Set.of(), 0, false);

        boolean isNothing() {
            return aggregates.isEmpty();
        }
    }

    /** @param allowed whether this server may still work for the organization */
    Left run(Scope scope, Subscription subscription, BooleanSupplier allowed) {
        List<JsonObject> open = deliveries.open(scope, subscription.name());
        Set<String> blocked = new HashSet<>();
        long dueMs = Long.MAX_VALUE;
        for (JsonObject delivery : open) {
            String aggregate = delivery.getString("aggregate_id");
            boolean first = !blocked.contains(aggregate);
            if (first && isDue(delivery) && allowed.getAsBoolean()) {
                Outcome outcome = tryAgain(scope, subscription, delivery);
                if (outcome != Outcome.DONE) {
                    blocked.add(aggregate);
                    dueMs = Math.min(dueMs, clock.millis() + RetryRules.delayMs(1, 0));
                }
            } else {
                if (first) {
                    dueMs = Math.min(dueMs, delivery.getLong("next_ms"));
                }
                blocked.add(aggregate);
            }
        }
        return new Left(blocked, dueMs, open.size() >= Deliveries.OPEN_MAX && !blocked.isEmpty());
    }

    /** One that was held is due as soon as nothing of its aggregate is before it. */
    private boolean isDue(JsonObject delivery) {
        return delivery.getString("state").equals(DeliveryState.HELD.code())
                || delivery.getLong("next_ms") <= clock.millis();
    }

    /** An event that is no longer in the log cannot be delivered any more; it is out of the way. */
    private Outcome tryAgain(Scope scope, Subscription subscription, JsonObject delivery) {
        Optional<JsonObject> event = log
                .find(
                        scope,
                        Find.where(new JsonObject().put("_id", delivery.getString("event_id")))
                                .limitedTo(1))
                .stream()
                .findFirst();
        if (event.isEmpty() || !subscription.hears(event.get())) {
            deliveries.done(scope, delivery);
            return Outcome.DONE;
        }
        return handling.again(scope, subscription, event.get(), delivery);
    }
}
