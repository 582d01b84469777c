package battwheels.ledger;

import battwheels.platform.money.Money;

/**
 * What one document had open on one control account right after an entry.
 *
 * @param opened what the item came into being with
 * @param balance what is left: of an invoice the balance due, of a receipt the unallocated rest
 */
public record ItemBalance(String account, String documentId, Money opened, Money balance) {}
