package battwheels.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a month was closed for posting, and whether it was opened again.
 *
 * @param lockId of the entry that locked it
 */
public record PeriodLock(
        String lockId,
        int periodMonth,
        int periodYear,
        String lockReason,
        Instant lockedAt,
        String lockedByName,
        @Nullable Instant unlockedAt,
        @Nullable String unlockedByName,
        @Nullable String unlockReason) {}
