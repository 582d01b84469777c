package battwheels.ledger;

/** What kind of business an entry records; the last four are of the book itself and have no lines. */
public enum EntryType {
    SALES,
    PURCHASE,
    PAYMENT,
    RECEIPT,
    EXPENSE,
    JOURNAL,
    PAYROLL,
    DEPRECIATION,
    OPENING,
    ADJUSTMENT,
    CREDIT_NOTE,
    PERIOD_LOCK,
    PERIOD_UNLOCK,
    PARKING,
    RELEASE;

    /** Whether entries of this type move money. */
    public boolean posts() {
        return compareTo(PERIOD_LOCK) < 0;
    }
}
