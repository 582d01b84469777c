package battwheels.sales;

import org.jspecify.annotations.Nullable;

/** What stands on a sales order beside what is sold. */
public record OrderTerms(
        @Nullable String deliveryMethod, @Nullable String salespersonName) {
    static final OrderTerms NONE = new OrderTerms(null, null);
}
