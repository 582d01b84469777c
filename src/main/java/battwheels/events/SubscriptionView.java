package battwheels.events;

import battwheels.platform.streams.Subscription;
import java.util.List;

/** A part of the product that hears events, as operators choose it for a replay. */
record SubscriptionView(
        String subscription, String module, String priority, int concurrency, boolean replayable, List<String> types) {

    static SubscriptionView of(Subscription subscription) {
        return new SubscriptionView(
                subscription.name(),
                subscription.module(),
                subscription.urgency().code(),
                subscription.concurrency(),
                subscription.replayable(),
                subscription.types().stream().sorted().toList());
    }
}
