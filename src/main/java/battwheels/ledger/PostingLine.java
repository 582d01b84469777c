package battwheels.ledger;

import battwheels.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a posting: an amount on one side of one account.
 *
 * @param account code of the account; see {@link SystemAccount#code}
 * @param debit zero when it is a credit; one of the two is positive, none negative
 * @param contactId whose ledger it belongs to; required on control accounts
 * @param item required on control accounts, forbidden elsewhere
 * @param description shown beside the line; null: the entry's narration
 */
public record PostingLine(
        String account,
        Money debit,
        Money credit,
        @Nullable String contactId,
        @Nullable ItemMovement item,
        @Nullable String description) {

    public static PostingLine debit(SystemAccount account, Money amount) {
        return debit(account.code(), amount);
    }

    public static PostingLine credit(SystemAccount account, Money amount) {
        return credit(account.code(), amount);
    }

    public static PostingLine debit(String account, Money amount) {
        return new PostingLine(account, amount, Money.ZERO, null, null, null);
    }

    public static PostingLine credit(String account, Money amount) {
        return new PostingLine(account, Money.ZERO, amount, null, null, null);
    }

    /** The same line, moving a document's item of a contact. */
    public PostingLine moving(String contact, ItemMovement movement) {
        return new PostingLine(account, debit, credit, contact, movement, description);
    }

    /** The same line, told apart from others of its entry. */
    public PostingLine described(String words) {
        return new PostingLine(account, debit, credit, contactId, item, words);
    }
}
