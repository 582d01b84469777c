package battwheels.ledger;

/** What a line does to the open item of a document. */
public enum Movement {
    /** The item comes into being with this amount. */
    OPENED,
    /** Paid by, or paid back to, the customer. */
    PAID,
    /** Settled by a credit note or by a credit the customer had. */
    CREDITED,
    WRITTEN_OFF,
    /** Taken back because the document was void. */
    VOIDED,
    REFUNDED,
    /** A credit used to settle another document. */
    APPLIED,
    /** An earlier movement taken back by the reversal of its entry. */
    REVERSED
}
