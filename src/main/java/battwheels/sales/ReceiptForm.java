package battwheels.sales;

import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt as a body gives it. */
record ReceiptForm(
        @Nullable String customerId,
        @Nullable Money amount,
        @Nullable LocalDate paymentDate,
        @Nullable PaymentMode paymentMode,
        @Nullable String depositToAccount,
        @Nullable String referenceNumber,
        @Nullable Money bankCharges,
        @Nullable Boolean taxDeducted,
        @Nullable Money taxAmount,
        @Nullable String notes,
        @Nullable String invoiceId,
        @Nullable List<Part> allocations,
        @Nullable Boolean isRetainer) {

    record Part(@Nullable String invoiceId, @Nullable Money amount) {}

    /** Everything on one invoice. */
    ReceiptForm of(String customer, String invoice) {
        return new ReceiptForm(
                customer,
                amount,
                paymentDate,
                paymentMode,
                depositToAccount,
                referenceNumber,
                bankCharges,
                taxDeducted,
                taxAmount,
                notes,
                null,
                List.of(new Part(invoice, worth())),
                false);
    }

    /** The same with its one allocation cut to what is open; the rest is a credit. */
    ReceiptForm limited(Money open) {
        List<Part> parts = allocations == null
                ? List.of()
                : allocations.stream()
                        .map(part -> new Part(part.invoiceId(), open))
                        .toList();
        return new ReceiptForm(
                customerId,
                amount,
                paymentDate,
                paymentMode,
                depositToAccount,
                referenceNumber,
                bankCharges,
                taxDeducted,
                taxAmount,
                notes,
                null,
                parts,
                false);
    }

    Money worth() {
        return or(amount).plus(tax());
    }

    Money tax() {
        return Boolean.FALSE.equals(taxDeducted) ? Money.ZERO : or(taxAmount);
    }

    Money charges() {
        return or(bankCharges);
    }

    boolean retainer() {
        return Boolean.TRUE.equals(isRetainer);
    }

    PaymentMode mode() {
        return paymentMode == null ? PaymentMode.CASH : paymentMode;
    }

    private static Money or(@Nullable Money given) {
        return given == null ? Money.ZERO : given;
    }
}
