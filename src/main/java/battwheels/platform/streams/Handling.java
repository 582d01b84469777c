package battwheels.platform.streams;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one event to one handler, and says what is to be remembered of it. Awaits as the handler does. */
final class Handling {
    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final int FAULT_SHOWN = 300;

    private final SystemScope system;
    private final Deliveries deliveries;
    private final ModuleBreakers breakers;
    private final InstantSource clock;
    private final IntSupplier chance;

    /** @param chance 0 to 1,000, for jitter */
    Handling(
            SystemScope system,
            Deliveries deliveries,
            ModuleBreakers breakers,
            InstantSource clock,
            IntSupplier chance) {
        this.system = system;
        this.deliveries = deliveries;
        this.breakers = breakers;
        this.clock = clock;
        this.chance = chance;
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        /** The handler refuses it; it is recorded, and later events of its aggregate wait behind it. */
        RECORDED,
        /** Nothing was tried or a machine is away: the same event comes again, nothing is counted. */
        NOT_NOW
    }

    /** A first delivery. */
    Outcome first(Scope scope, Subscription subscription, JsonObject event) {
        Outcome outcome = Outcome.NOT_NOW;
        try {
            if (tried(scope, subscription, event)) {
                outcome = Outcome.DONE;
            }
        } catch (Refused refused) {
            long next = clock.millis() + RetryRules.delayMs(1, chance.getAsInt());
            deliveries.record(scope, subscription, event, DeliveryState.RETRYING, next, refused.fault);
            outcome = Outcome.RECORDED;
        }
        return outcome;
    }

    /** One that failed before; the event is read from the log by the caller. */
    Outcome again(Scope scope, Subscription subscription, JsonObject event, JsonObject delivery) {
        try {
            if (!tried(scope, subscription, event)) {
                return Outcome.NOT_NOW;
            }
            deliveries.done(scope, delivery);
            return Outcome.DONE;
        } catch (Refused refused) {
            int failures = delivery.getInteger("attempts") + 1;
            boolean parks = RetryRules.parks(failures);
            long next = clock.millis() + RetryRules.delayMs(failures, chance.getAsInt());
            deliveries.failedAgain(
                    scope, delivery, parks ? DeliveryState.PARKED : DeliveryState.RETRYING, next, refused.fault);
            if (parks) {
                tellParked(scope, subscription, event, refused.fault);
            }
            return parks ? Outcome.DONE : Outcome.RECORDED;
        }
    }

    /** True when the handler is content, false when it could not be asked. */
    private boolean tried(Scope scope, Subscription subscription, JsonObject event) throws Refused {
        if (breakers.rests(subscription.module())) {
            return false;
        }
        try {
            Scope own = system.enter(scope.organization(), event.getString("correlationid", scope.correlationId()));
            subscription.reaction(event).on(own, event);
            breakers.succeeded(subscription.module());
            return true;
        } catch (Throwable failure) { // A handler's bug of any kind is that event's trouble and nobody else's.
            if (Outages.isEnd(failure)) {
                return false;
            }
            if (Outages.is(failure)) {
                breakers.failed(subscription.module());
                return false;
            }
            LOG.atWarn()
                    .setCause(failure)
                    .addKeyValue("organization", scope.organization())
                    .addKeyValue("subscription", subscription.name())
                    .addKeyValue("event", event.getString("id"))
                    .log("an event was not handled");
            throw new Refused(shown(failure));
        }
    }

    private static void tellParked(Scope scope, Subscription subscription, JsonObject event, String fault) {
        LOG.atError()
                .addKeyValue("organization", scope.organization())
                .addKeyValue("subscription", subscription.name())
                .addKeyValue("event", event.getString("id"))
                .addKeyValue("type", event.getString("type"))
                .addKeyValue("fault", fault)
                .log("delivery parked");
    }

    /** The kind of fault and nothing of its message, which may quote data; refusals are made to be read. */
    private static String shown(Throwable failure) {
        String text = failure instanceof RefusedException refused
                ? refused.problem().code() + ": " + refused.problem().detail()
                : failure.getClass().getSimpleName();
        return text.length() > FAULT_SHOWN ? text.substring(0, FAULT_SHOWN) : text;
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String fault;

        Refused(String fault) {
            super(fault, null, false, false);
            this.fault = fault;
        }
    }
}
