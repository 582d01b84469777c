package battwheels.ledger;

/**
 * Where an entry comes from.
 *
 * @param type of the document: {@code invoice}, {@code payment}, {@code credit_note}, ...
 * @param id of the document
 * @param key names the one event of it that posts, e.g. {@code inv_...:issued}; unique in the organization for ever
 */
public record Source(String type, String id, String key) {
    /** The event {@code what} of a document. */
    public static Source of(String type, String id, String what) {
        return new Source(type, id, id + ":" + what);
    }
}
