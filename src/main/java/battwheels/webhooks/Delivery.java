package battwheels.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param messageId the header {@code webhook-id}: the event's, in every try and every round
 * @param round 1, and one more with every replay
 * @param tries of this round
 * @param attempts the latest ones of all rounds
 * @param body as it is sent and signed
 * @param nextTryAt null when there is none
 */
record Delivery(
        String deliveryId,
        String webhookId,
        String messageId,
        String eventType,
        DeliveryStatus status,
        long round,
        int tries,
        List<Attempt> attempts,
        String body,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant endedAt,
        @Nullable String failure) {

    /**
     * @param status the answer's; null when there was none
     * @param error for people; null when it was answered with 2xx
     * @param tookMs from the look-up to the answer's head
     */
    record Attempt(
            Instant at, @Nullable Integer status, @Nullable String error, long tookMs) {}

    boolean isPending() {
        return status == DeliveryStatus.PENDING;
    }
}
