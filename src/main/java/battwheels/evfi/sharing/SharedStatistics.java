package battwheels.evfi.sharing;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.tenancy.PlatformKnowledge;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The published statistics: one document, replaced by every round, so that what a round leaves out is gone. */
public final class SharedStatistics {
    private static final String KIND = "statistics";
    private static final String ID = "statistics";

    private final PlatformKnowledge store;

    public SharedStatistics(PlatformKnowledge store) {
        this.store = store;
    }

    /** @param cards by card */
    record Published(Instant countedAt, List<SharedStatistic> cards) {
        static final Published NEVER = new Published(Instant.EPOCH, List.of());
    }

    Published published() {
        return store.find(KIND, ID)
                .await()
                .map(row -> DocumentJson.read(row, Published.class))
                .orElse(Published.NEVER);
    }

    void publish(Published round) {
        List<SharedStatistic> ordered = round.cards().stream()
                .sorted(Comparator.comparing(SharedStatistic::failureId))
                .toList();
        JsonObject document =
                DocumentJson.document(new Published(round.countedAt(), ordered)).put("_id", ID);
        if (!store.replace(KIND, document).await()) {
            store.add(KIND, document).await();
        }
    }
}
