package battwheels.contacts;

import battwheels.platform.money.Money;
import battwheels.platform.shape.Edits;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a contact trades.
 *
 * @param currencyCode ISO 4217
 * @param paymentTerms days until an invoice is due
 * @param creditLimit null is "no limit"
 */
public record Terms(
        String currencyCode,
        int paymentTerms,
        @Nullable Money creditLimit,
        Money openingBalance,
        BalanceType openingBalanceType) {

    static final Terms USUAL = new Terms("INR", 30, null, Money.ZERO, BalanceType.DEBIT);

    Terms edited(Edits edits, ContactForm form) {
        return new Terms(
                edits.kept("currency_code", currencyCode, form.currencyCode()),
                edits.kept("payment_terms", paymentTerms, form.paymentTerms()),
                edits.value("credit_limit", creditLimit, form.creditLimit()),
                edits.kept("opening_balance", openingBalance, form.openingBalance()),
                edits.kept("opening_balance_type", openingBalanceType, form.openingBalanceType()));
    }
}
