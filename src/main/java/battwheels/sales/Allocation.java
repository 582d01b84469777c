package battwheels.sales;

import battwheels.platform.money.Money;

/** What of a receipt settles an invoice. */
public record Allocation(String invoiceId, Money amount) {}
