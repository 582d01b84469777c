package battwheels.platform.observe;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * Asks one engine how it is; a failed future counts as down, as does one that takes too long.
 *
 * @param name as an operator knows it: documents, streams, similarity
 * @param needed whether the server is unready while this engine is down
 */
public record HealthCheck(String name, boolean needed, Supplier<Future<EngineState>> probe) {}
