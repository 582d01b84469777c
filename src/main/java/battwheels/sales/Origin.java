package battwheels.sales;

import org.jspecify.annotations.Nullable;

/** What a document was made from; null where it was not. */
public record Origin(
        @Nullable String ticketId,
        @Nullable String estimateId,
        @Nullable String salesOrderId) {
    public static final Origin NONE = new Origin(null, null, null);
}
