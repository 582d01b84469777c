package battwheels.ledger;

import battwheels.platform.money.Money;

/**
 * What the caller computed its lines from: posting is refused when the item's balance is another by then.
 *
 * @param balance zero also when there is no such item
 */
public record ExpectedBalance(String account, String documentId, Money balance) {}
