package battwheels.tables;

/** What would become of a row (VALID, DUPLICATE, ERROR), or became of it. */
public enum RowStatus {
    VALID,
    DUPLICATE,
    ERROR,
    IMPORTED,
    REFUSED
}
