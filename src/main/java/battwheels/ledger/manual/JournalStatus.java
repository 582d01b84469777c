package battwheels.ledger.manual;

/** Where a manual journal stands; approved is posted as soon as the book takes it. */
public enum JournalStatus {
    PENDING,
    APPROVED,
    REJECTED,
    POSTED
}
