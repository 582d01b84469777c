package battwheels.ledger.journal;

/** That an entry was taken back: the way from the entry to its reversal. */
public record Reversal(String entryId, String reversedBy, long sequence) {}
