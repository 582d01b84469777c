package battwheels.posting;

import battwheels.platform.money.Money;

/**
 * What goods that leave the store with an invoice had cost; told by stock where it keeps the item.
 *
 * @param cost at the item's valuation, not at its selling price
 */
public record StockCost(String itemId, Money cost) {}
