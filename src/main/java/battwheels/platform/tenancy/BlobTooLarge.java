package battwheels.platform.tenancy;

/** Content that is larger than its place allows; nothing of it was kept. */
public final class BlobTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long mostBytes;

    BlobTooLarge(long mostBytes) {
        super("content of more than " + mostBytes + " bytes", null, false, false);
        this.mostBytes = mostBytes;
    }

    public long mostBytes() {
        return mostBytes;
    }
}
