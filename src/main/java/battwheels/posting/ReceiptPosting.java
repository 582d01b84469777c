package battwheels.posting;

import battwheels.ledger.EntryType;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import battwheels.sales.Allocation;
import battwheels.sales.Receipt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a receipt posts. */
public record ReceiptPosting(Receipt receipt) {
    public static final String TYPE = "payment";

    /** Money, charges and tax withheld on one side; the invoices it pays, and the customer's credit, on the other. */
    public PostingRequest received() {
        List<PostingLine> lines = new ArrayList<>(money().lines(false));
        for (Allocation allocation : receipt.allocations()) {
            lines.add(PostingLine.credit(SystemAccount.RECEIVABLE, allocation.amount())
                    .moving(
                            receipt.customerId(),
                            ItemMovement.of(allocation.invoiceId(), InvoicePosting.TYPE, Movement.PAID)));
        }
        Money rest = receipt.rest();
        if (rest.paise() > 0) {
            lines.add(PostingLine.credit(SystemAccount.CUSTOMER_ADVANCES, rest)
                    .moving(receipt.customerId(), ItemMovement.of(receipt.paymentId(), TYPE, Movement.OPENED)));
        }
        return PostingRequest.of(
                Source.of(TYPE, receipt.paymentId(), "received"),
                EntryType.RECEIPT,
                receipt.paymentDate(),
                "Received of " + receipt.customerName(),
                lines);
    }

    /**
     * Takes the receipt back. Refused by the book when its credit was used meanwhile.
     *
     * @param receiptEntryId the entry that it takes back
     */
    public PostingRequest cancelled(String receiptEntryId, LocalDate date) {
        List<PostingLine> lines = new ArrayList<>(money().lines(true));
        for (Allocation allocation : receipt.allocations()) {
            lines.add(PostingLine.debit(SystemAccount.RECEIVABLE, allocation.amount())
                    .moving(
                            receipt.customerId(),
                            ItemMovement.of(allocation.invoiceId(), InvoicePosting.TYPE, Movement.REVERSED)));
        }
        Money rest = receipt.rest();
        if (rest.paise() > 0) {
            lines.add(PostingLine.debit(SystemAccount.CUSTOMER_ADVANCES, rest)
                    .moving(receipt.customerId(), ItemMovement.of(receipt.paymentId(), TYPE, Movement.REVERSED)));
        }
        return PostingRequest.of(
                        Source.of(TYPE, receipt.paymentId(), "cancelled"),
                        EntryType.RECEIPT,
                        date,
                        "Receipt cancelled: " + receipt.customerName(),
                        lines)
                .reversing(receiptEntryId);
    }

    private Sums money() {
        return new Sums()
                .debit(receipt.depositTo(), receipt.amount().minus(receipt.bankCharges()))
                .debit(SystemAccount.BANK_CHARGES, receipt.bankCharges())
                .debit(SystemAccount.TDS_RECEIVABLE, receipt.taxDeducted());
    }
}
