package battwheels.platform.streams;

import battwheels.platform.outbox.Reaction;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one part of a domain does when it hears of events: a line of the domain's module contract. It hears every event
 * of its types at least once, those of one aggregate in order; it must be idempotent by the event's id.
 *
 * @param module the domain; its subscriptions share a circuit breaker
 * @param name unique among all, in lower case with underscores; names the consumer group and the position kept
 * @param concurrency how many aggregates of one organization it may work on at a time
 * @param replayable whether hearing old events again, long after, is harmless
 */
public record Subscription(
        String module,
        String name,
        Urgency urgency,
        int concurrency,
        boolean replayable,
        Map<String, Reaction> reactions) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,59}");
    private static final int CONCURRENCY_MAX = 64;

    public Subscription {
        if (!NAME.matcher(name).matches() || concurrency < 1 || concurrency > CONCURRENCY_MAX) {
            throw new IllegalArgumentException("not a subscription: " + name);
        }
        reactions = Map.copyOf(reactions);
    }

    /** Urgency normal, four aggregates at a time, not replayable. */
    public static Subscription of(String module, String name) {
        return new Subscription(module, name, Urgency.NORMAL, 4, false, Map.of());
    }

    public Subscription on(String eventType, Reaction reaction) {
        Map<String, Reaction> more = new LinkedHashMap<>(reactions);
        if (more.put(eventType, reaction) != null) {
            throw new IllegalArgumentException(name + " hears " + eventType + " twice");
        }
        return new Subscription(module, name, urgency, concurrency, replayable, more);
    }

    public Subscription urgency(Urgency other) {
        return new Subscription(module, name, other, concurrency, replayable, reactions);
    }

    public Subscription concurrency(int aggregates) {
        return new Subscription(module, name, urgency, aggregates, replayable, reactions);
    }

    /** Hearing old events again is harmless. */
    public Subscription repeatable() {
        return new Subscription(module, name, urgency, concurrency, true, reactions);
    }

    public Set<String> types() {
        return reactions.keySet();
    }

    boolean hears(JsonObject event) {
        return reactions.containsKey(event.getString("type"));
    }

    Reaction reaction(JsonObject event) {
        Reaction reaction = reactions.get(event.getString("type"));
        if (reaction == null) {
            throw new IllegalArgumentException(name + " does not hear " + event.getString("type"));
        }
        return reaction;
    }
}
