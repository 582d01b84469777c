package battwheels.sales;

import battwheels.gst.PricedLine;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes out of an order, as a body gives it. */
record FulfillmentForm(
        @Nullable List<Line> lineItems,
        @Nullable LocalDate shipmentDate,
        @Nullable String trackingNumber,
        @Nullable String carrier,
        @Nullable String notes) {
    private static final int SHORT = 100;
    private static final int WORDS = 2_000;

    record Line(@Nullable String lineItemId, @Nullable BigDecimal quantityToFulfill) {}

    /** The fulfillment, or the end of the command with 422. */
    Fulfillment made(String id, SalesOrder order, LocalDate today, String by, Instant now) {
        Set<String> lines = new HashSet<>();
        order.content().lines().forEach(line -> lines.add(line.lineItemId()));
        Faults faults = new Faults()
                .text("tracking_number", trackingNumber, SHORT)
                .text("carrier", carrier, SHORT)
                .text("notes", notes, WORDS)
                .require(lineItems != null && !lineItems.isEmpty(), "line_items", "must be one at least")
                .<Line>each("line_items", lineItems, DraftRules.LINES_MAX, (line, at) -> check(line, lines, at));
        InvoiceDrafts.refuse(faults);
        return new Fulfillment(
                id,
                shipmentDate == null ? today : shipmentDate,
                DraftRules.text(trackingNumber, null),
                DraftRules.text(carrier, null),
                DraftRules.text(notes, null),
                Objects.requireNonNull(lineItems).stream()
                        .map(line -> new Fulfillment.Quantity(
                                String.valueOf(line.lineItemId()), Objects.requireNonNull(line.quantityToFulfill())))
                        .toList(),
                by,
                now);
    }

    /** Each line of the order once. */
    private static void check(Line line, Set<String> left, Faults at) {
        BigDecimal some = line.quantityToFulfill();
        at.require(
                        left.remove(String.valueOf(line.lineItemId())),
                        "line_item_id",
                        "must be a line of the order, and each only once")
                .require(some != null && some.signum() > 0, "quantity_to_fulfill", "must be more than 0")
                .quantity("quantity_to_fulfill", some, PricedLine.QUANTITY_MAX, PricedLine.QUANTITY_DECIMALS);
    }
}
