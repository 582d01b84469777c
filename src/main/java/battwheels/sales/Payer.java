package battwheels.sales;

/** Who pays for a line of an invoice; what anybody but the customer pays is a cost of the workshop. */
public enum Payer {
    CUSTOMER,
    WARRANTY,
    AMC,
    GOODWILL
}
