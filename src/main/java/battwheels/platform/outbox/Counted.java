package battwheels.platform.outbox;

import battwheels.platform.plans.Limit;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;

/**
 * That aggregates count under a limit of the plan.
 *
 * @param filter finds those that count
 * @param isOne says the same of one
 */
public record Counted<T>(Limit limit, JsonObject filter, Predicate<T> isOne) {
    /** All of them, as long as they are there. */
    public static <T> Counted<T> every(Limit limit) {
        return new Counted<>(limit, new JsonObject(), any -> true);
    }
}
