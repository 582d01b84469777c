package battwheels.platform.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Documents that were given fields they lacked.
 *
 * @param after behind which id there may be more; null when there are none
 */
public record Derived(int documents, @Nullable String after) {}
