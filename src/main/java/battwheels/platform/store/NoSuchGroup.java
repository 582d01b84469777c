package battwheels.platform.store;

/** The stream or its consumer group is not there: never made, dropped when drained, or lost with its store. */
public final class NoSuchGroup extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSuchGroup() {
        super("there is no such stream or group", null, false, false);
    }
}
