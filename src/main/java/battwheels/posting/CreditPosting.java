package battwheels.posting;

import battwheels.ledger.EntryType;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What using a customer's credit posts.
 *
 * @param account where the credit stands: {@code CUSTOMER_ADVANCES} or {@code REFUND_PAYABLE}
 * @param creditId the document that left the credit
 * @param creditType of that document
 */
public record CreditPosting(SystemAccount account, String creditId, String creditType, String customerId) {

    /** The credit settles an invoice of the same customer. */
    public PostingRequest applied(String applicationId, String invoiceId, Money amount, LocalDate date) {
        return PostingRequest.of(
                Source.of("credit_application", applicationId, "applied"),
                EntryType.ADJUSTMENT,
                date,
                "Credit applied",
                List.of(
                        used(amount, Movement.APPLIED),
                        PostingLine.credit(SystemAccount.RECEIVABLE, amount)
                                .moving(
                                        customerId,
                                        ItemMovement.of(invoiceId, InvoicePosting.TYPE, Movement.CREDITED))));
    }

    /**
     * The credit is paid back.
     *
     * @param paidFrom code of the account that the money leaves
     */
    public PostingRequest refunded(String refundId, String paidFrom, Money amount, LocalDate date, String narration) {
        return PostingRequest.of(
                Source.of("refund", refundId, "refunded"),
                EntryType.PAYMENT,
                date,
                narration,
                List.of(used(amount, Movement.REFUNDED), PostingLine.credit(paidFrom, amount)));
    }

    private PostingLine used(Money amount, Movement how) {
        return PostingLine.debit(account, amount).moving(customerId, ItemMovement.of(creditId, creditType, how));
    }
}
