package battwheels.sales;

import org.jspecify.annotations.Nullable;

/**
 * The customer as a document keeps it: what it was when the document was written.
 *
 * @param customerId a contact
 * @param billingAddress as printed, lines parted by line feeds
 */
public record Buyer(
        String customerId,
        String customerName,
        @Nullable String customerEmail,
        @Nullable String customerPhone,
        @Nullable String customerGstin,
        @Nullable String billingAddress) {}
