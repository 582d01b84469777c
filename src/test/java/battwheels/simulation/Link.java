package battwheels.simulation;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** The way from one server to a store: it may lose what goes either way, or bring it late. */
public interface Link {
    /** A way on which nothing happens. */
    Link STRAIGHT = new Link() {
        @Override
        public <T> Future<T> send(String operation, Supplier<T> effect) {
            return reply(effect);
        }
    };

    /**
     * Sends a request.
     *
     * @param operation what is asked for, such as {@code event_log.insert}
     * @param effect done by the store; throws what the store refuses with
     */
    <T> Future<T> send(String operation, Supplier<T> effect);

    /** Between two writes of one bulk; false: the store ends here, as when it dies in the middle. */
    default boolean goesOn() {
        return true;
    }

    /** Does it now; a refusal of the store is its answer. */
    static <T> Future<T> reply(Supplier<T> effect) {
        try {
            return Future.succeededFuture(effect.get());
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }
}
