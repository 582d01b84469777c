package battwheels.platform.tenancy;

/** Code tried to name, change or leave its organization. Always a bug, never an answer to a client. */
public final class TenancyBreach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TenancyBreach(String message) {
        super(message);
    }
}
