package battwheels.webhooks;

import java.util.Locale;

/** Where a delivery is: pending until it is delivered or no try is left. */
enum DeliveryStatus {
    PENDING,
    DELIVERED,
    FAILED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
