package battwheels.sales;

/** What a line of a repair is for. */
public enum LineType {
    PART,
    LABOUR,
    /** A visit, a diagnosis, a towing. */
    FEE
}
