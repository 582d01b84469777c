package battwheels.tables;

/** PENDING until its file is whole, VALIDATING, VALIDATED, IMPORTING, and COMPLETED or, where rows stayed out, PARTIAL; FAILED when the file is no table. */
public enum ImportStatus {
    PENDING,
    VALIDATING,
    VALIDATED,
    IMPORTING,
    COMPLETED,
    PARTIAL,
    FAILED
}
