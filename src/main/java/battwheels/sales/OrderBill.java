package battwheels.sales;

import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an invoice takes of an order: claimed in the order before the invoice is drafted, so that nothing is billed twice.
 *
 * @param discount what it takes of a discount in rupees on the whole order
 * @param charges whether shipping and adjustment are on it
 * @param grandTotal of the invoice as it was drafted
 */
public record OrderBill(String invoiceId, List<Part> lineItems, Money discount, boolean charges, Money grandTotal) {
    /** @param discount what it takes of a discount in rupees on the line */
    public record Part(String lineItemId, BigDecimal quantity, Money discount) {}

    public OrderBill {
        lineItems = List.copyOf(lineItems);
    }
}
