package battwheels.sales;

import battwheels.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer's credit as readers see it.
 *
 * @param creditId the document that left it
 * @param amount what is left
 * @param sourceType {@code payment}, {@code credit_note} or {@code invoice}
 */
record CreditView(
        String creditId,
        String customerId,
        Money amount,
        Money originalAmount,
        String sourceType,
        @Nullable String sourceNumber,
        LocalDate date) {

    static CreditView of(Credits.Credit credit) {
        return new CreditView(
                credit.item().documentId(),
                credit.item().contactId(),
                credit.item().balance(),
                credit.item().opened(),
                credit.item().documentType(),
                credit.item().number(),
                credit.item().date());
    }
}
