package battwheels.ledger.journal;

/** What became of an order. */
public sealed interface Outcome {
    /** @param repeated it stood already under the order's key; nothing was written now */
    record Stands(JournalEntry entry, boolean repeated) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
}
