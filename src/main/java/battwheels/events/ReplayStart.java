package battwheels.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of what a replay would do; one of the three places to begin is given.
 *
 * @param subscriptions names, each once
 * @param fromSequence a decimal string
 * @param fromTime ISO-8601
 */
record ReplayStart(
        List<String> subscriptions,
        @Nullable String fromSequence,
        @Nullable String fromEventId,
        @Nullable String fromTime) {}
