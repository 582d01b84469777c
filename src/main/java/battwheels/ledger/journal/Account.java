package battwheels.ledger.journal;

import battwheels.ledger.AccountType;

/**
 * What the rules need to know of an account. None of it ever changes.
 *
 * @param control every line names a document, and the balance is the sum of open items
 */
public record Account(String accountId, String code, AccountType type, boolean control) {}
