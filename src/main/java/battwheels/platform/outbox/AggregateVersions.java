package battwheels.platform.outbox;

import battwheels.platform.tenancy.Scope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;

/** The last version of each aggregate that the log has, as far as this server remembers. */
final class AggregateVersions {
    private static final int KEPT = 50_000;

    private final Cache<String, Long> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    long last(Scope scope, JsonObject event, LongSupplier read) {
        Long last = known.getIfPresent(key(scope, event));
        long version = event.getLong("aggregateversion");
        return last != null && last >= version - 1 ? last : read.getAsLong();
    }

    void told(Scope scope, JsonObject event) {
        known.asMap().merge(key(scope, event), event.getLong("aggregateversion"), Math::max);
    }

    void forget(Scope scope, JsonObject event) {
        known.invalidate(key(scope, event));
    }

    private static String key(Scope scope, JsonObject event) {
        return scope.organization().value() + "/" + event.getString("aggregateid");
    }
}
