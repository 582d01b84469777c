package battwheels.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the log shows it.
 *
 * @param attempts and {@code body}: of one delivery, left out in lists
 */
record DeliveryView(
        String deliveryId,
        String webhookId,
        String messageId,
        String eventType,
        DeliveryStatus status,
        int tries,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant endedAt,
        @Nullable String failure,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Delivery.Attempt> attempts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String body) {

    static DeliveryView row(Delivery delivery) {
        return of(delivery, null, null);
    }

    static DeliveryView whole(Delivery delivery) {
        return of(delivery, delivery.attempts(), delivery.body());
    }

    private static DeliveryView of(
            Delivery delivery, @Nullable List<Delivery.Attempt> attempts, @Nullable String body) {
        return new DeliveryView(
                delivery.deliveryId(),
                delivery.webhookId(),
                delivery.messageId(),
                delivery.eventType(),
                delivery.status(),
                delivery.tries(),
                delivery.createdAt(),
                delivery.nextTryAt(),
                delivery.endedAt(),
                delivery.failure(),
                attempts,
                body);
    }
}
