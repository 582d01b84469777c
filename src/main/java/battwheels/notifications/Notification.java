package battwheels.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notification of one person.
 *
 * @param subjectId what it is about; null when that is the organization
 */
record Notification(
        String notificationId,
        String kind,
        String title,
        String message,
        @Nullable String subjectId,
        boolean isRead,
        Instant createdAt,
        @Nullable Instant readAt) {}
