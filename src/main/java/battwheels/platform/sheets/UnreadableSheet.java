package battwheels.platform.sheets;

/** A file is no table that can be read. Its message says why, to the person who sent it. */
public final class UnreadableSheet extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableSheet(String reason) {
        super(reason, null, false, false);
    }
}
