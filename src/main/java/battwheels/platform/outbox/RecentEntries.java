package battwheels.platform.outbox;

import battwheels.platform.tenancy.Scope;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest entries this server wrote to each log, so that feeding them on needs no read. Bounded. */
final class RecentEntries {
    private static final int ORGANIZATIONS = 2_000;
    private static final int EACH = 128;

    private final Cache<String, Deque<JsonObject>> byOrganization =
            Caffeine.newBuilder().maximumSize(ORGANIZATIONS).build();

    void add(Scope scope, JsonObject entry) {
        byOrganization.asMap().compute(scope.organization().value(), (organization, found) -> {
            Deque<JsonObject> entries = found == null ? new ArrayDeque<>() : new ArrayDeque<>(found);
            entries.add(entry);
            if (entries.size() > EACH) {
                entries.poll();
            }
            return entries;
        });
    }

    /** The run of entries that begins right after {@code sequence}; empty when that one is not among them. */
    List<JsonObject> after(Scope scope, long sequence, int most) {
        Deque<JsonObject> entries =
                byOrganization.getIfPresent(scope.organization().value());
        List<JsonObject> run = new ArrayList<>();
        if (entries != null) {
            long next = sequence + 1;
            for (JsonObject entry : entries) {
                if (entry.getLong("sequence") == next && run.size() < most) {
                    run.add(entry.copy());
                    next++;
                }
            }
        }
        return run;
    }
}
