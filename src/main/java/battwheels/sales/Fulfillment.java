package battwheels.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goods of an order that went out together. */
public record Fulfillment(
        String fulfillmentId,
        LocalDate shipmentDate,
        @Nullable String trackingNumber,
        @Nullable String carrier,
        @Nullable String notes,
        List<Quantity> lineItems,
        String createdBy,
        Instant createdAt) {

    /** So much of a line of the order. */
    public record Quantity(String lineItemId, BigDecimal quantity) {}

    public Fulfillment {
        lineItems = List.copyOf(lineItems);
    }
}
