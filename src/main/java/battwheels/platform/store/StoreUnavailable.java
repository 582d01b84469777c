package battwheels.platform.store;

/** A store did not answer in time or at all. The answer to a client is 503 with Retry-After. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    public StoreUnavailable(String message, boolean outcomeUnknown, Throwable cause) {
        super(message, cause, false, false);
        this.outcomeUnknown = outcomeUnknown;
    }

    /** True when a write was sent and its fate is not known; a retry under the same idempotency key settles it. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
