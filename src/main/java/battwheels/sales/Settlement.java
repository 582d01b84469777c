package battwheels.sales;

import battwheels.ledger.Movement;
import battwheels.ledger.OpenItem;
import battwheels.platform.money.Money;

/**
 * What was settled of an invoice, as of the entry it names: a copy of the ledger's open item.
 *
 * @param opened what the customer owed when it was issued
 * @param paid by receipts that are not cancelled
 * @param credited by credit notes, and by credits the customer had
 * @param balance what is still owed
 * @param sequence of the last entry it includes
 */
public record Settlement(Money opened, Money paid, Money credited, Money writtenOff, Money balance, long sequence) {
    public static final Settlement NONE = new Settlement(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0);

    static Settlement of(OpenItem item) {
        Money writtenOff = item.moved(Movement.WRITTEN_OFF);
        Money credited = item.moved(Movement.CREDITED);
        Money voided = item.moved(Movement.VOIDED);
        Money paid = item.opened()
                .minus(item.balance())
                .minus(writtenOff)
                .minus(credited)
                .minus(voided);
        return new Settlement(item.opened(), paid, credited, writtenOff, item.balance(), item.sequence());
    }

    /** The later of the two. */
    Settlement or(Settlement other) {
        return other.sequence > sequence ? other : this;
    }
}
