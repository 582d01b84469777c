package battwheels.platform.store;

/** A unique index refused the write. Nothing was written. */
public final class DuplicateKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String index;

    public DuplicateKey(String index) {
        super("duplicate key in " + index, null, false, false);
        this.index = index;
    }

    /** Name of the index that refused, {@code _id_} for the document's own id. */
    public String index() {
        return index;
    }

    public boolean isOn(String field) {
        return index.contains(field);
    }
}
