package battwheels.ledger.journal;

import battwheels.ledger.ItemMovement;
import battwheels.ledger.PostingLine;
import battwheels.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** One line of an entry, as it stands for ever. */
public record EntryLine(
        String account,
        String accountId,
        Money debit,
        Money credit,
        @Nullable String contactId,
        @Nullable ItemMovement item,
        @Nullable String description) {

    static EntryLine of(PostingLine line, Account account) {
        return new EntryLine(
                line.account(),
                account.accountId(),
                line.debit(),
                line.credit(),
                line.contactId(),
                line.item(),
                line.description());
    }

    /** The amount with the sign of its side: positive in debit. */
    public Money signed() {
        return debit.minus(credit);
    }
}
