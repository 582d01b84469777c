package battwheels.sales;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;

/** The operations on receipts and on the credits that customers have. */
public final class ReceiptsVerticle extends DomainVerticle {
    private final Sales sales;

    public ReceiptsVerticle(Kernel kernel) {
        super("payments", kernel.channels(), kernel.idempotent());
        this.sales = new Sales(kernel);
    }

    @Override
    protected void bind(Operations on) {
        on.on("listPaymentsReceived", command -> sales.receipts().list(command))
                .on("recordPayment", command -> sales.receipts().record(command))
                .on("getPayment", command -> sales.receipts().get(command))
                .on("getPaymentPdf", command -> sales.files().receipt(command))
                .on("cancelPayment", command -> sales.receipts().cancel(command))
                .on("getOpenInvoices", command -> sales.receipts().open(command))
                .on("listCustomerCredits", command -> sales.receipts().listCredits(command))
                .on("applyCredit", command -> sales.credits().apply(command))
                .on("refundPayment", command -> sales.credits().refund(command, "payment_id"))
                .inside("payments.documents", command -> sales.documents().answer(command));
    }
}
