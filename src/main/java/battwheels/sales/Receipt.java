package battwheels.sales;

import battwheels.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money received of a customer.
 *
 * @param amount what the customer paid; the bank kept {@code bankCharges} of it
 * @param taxDeducted withheld by the customer and paid to the state: it settles invoices beside the amount
 * @param depositTo code of the account that has the money
 * @param allocations what it settles; the rest is a credit of the customer
 */
public record Receipt(
        String paymentId,
        ReceiptState state,
        String customerId,
        String customerName,
        LocalDate paymentDate,
        Money amount,
        Money bankCharges,
        Money taxDeducted,
        PaymentMode paymentMode,
        String depositTo,
        @Nullable String referenceNumber,
        @Nullable String notes,
        boolean isRetainer,
        List<Allocation> allocations,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    public Receipt {
        allocations = List.copyOf(allocations);
    }

    public @Nullable String number() {
        return state.recordedBy().map(Booked::number).orElse(null);
    }

    /** What settles or is credited: the amount, and what the customer paid to the state instead. */
    public Money worth() {
        return amount.plus(taxDeducted);
    }

    public Money allocated() {
        return allocations.stream().map(Allocation::amount).reduce(Money.ZERO, Money::plus);
    }

    /** What becomes a credit of the customer. */
    public Money rest() {
        return worth().minus(allocated());
    }

    Receipt moved(ReceiptState next, Instant now) {
        return new Receipt(
                paymentId,
                next,
                customerId,
                customerName,
                paymentDate,
                amount,
                bankCharges,
                taxDeducted,
                paymentMode,
                depositTo,
                referenceNumber,
                notes,
                isRetainer,
                allocations,
                createdBy,
                createdAt,
                now);
    }
}
