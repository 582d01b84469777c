package battwheels.platform.outbox;

import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Scope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who hears of which event inside this server. A reaction that fails is tried again with the next round; one that fails
 * every time is given up loudly (an outage of a store does not count), so that it cannot hold up the document for ever. The event itself stays in the log.
 */
final class Reactions {
    static final int TRIES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
    private static final int FAILING_KEPT = 10_000;
    private static final Duration FAILING_FOR = Duration.ofHours(1);

    private final Map<String, List<Reaction>> byType = new ConcurrentHashMap<>();
    private final Cache<String, Integer> failures = Caffeine.newBuilder()
            .maximumSize(FAILING_KEPT)
            .expireAfterWrite(FAILING_FOR)
            .build();

    void add(String eventType, Reaction reaction) {
        byType.computeIfAbsent(eventType, type -> new CopyOnWriteArrayList<>()).add(reaction);
    }

    /** Runs every reaction to the event; throws what one of them threw, until it is given up. */
    void run(Scope scope, JsonObject event) {
        for (Reaction reaction : byType.getOrDefault(event.getString("type"), List.of())) {
            try {
                reaction.on(scope, event);
            } catch (StoreUnavailable outage) {
                throw outage;
            } catch (RuntimeException failure) {
                giveUpOrThrow(scope, event, failure);
            }
        }
    }

    private void giveUpOrThrow(Scope scope, JsonObject event, RuntimeException failure) {
        int failed = failures.asMap().merge(event.getString("id"), 1, Integer::sum);
        if (failed < TRIES) {
            throw failure;
        }
        LOG.atError()
                .setCause(failure)
                .addKeyValue("organization", scope.organization())
                .addKeyValue("event", event.getString("id"))
                .addKeyValue("type", event.getString("type"))
                .log("reaction given up");
    }
}
