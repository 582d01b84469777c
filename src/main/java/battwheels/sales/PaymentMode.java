package battwheels.sales;

/** How money changed hands. */
public enum PaymentMode {
    CASH,
    CHEQUE,
    BANK_TRANSFER,
    CARD,
    UPI,
    ONLINE,
    OTHER
}
