package battwheels.events;

import java.util.List;

/**
 * What a replay would do, as of now: nothing was done. Sent back as a {@link ReplayOrder} it is done.
 *
 * @param fromSequence the first event it looks at, a decimal string
 * @param toSequence the last one there was; what happens later is heard live
 * @param deliveries how many times a handler would be called
 * @param seconds how long it would take at the usual pace
 */
record ReplayPlan(
        String fromSequence,
        String toSequence,
        long deliveries,
        int ratePerSecond,
        long seconds,
        List<Part> subscriptions) {

    /** @param deliveries events of the range that the subscription hears */
    record Part(String subscription, String module, long deliveries) {}
}
