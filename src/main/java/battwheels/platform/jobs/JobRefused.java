package battwheels.platform.jobs;

/** A job cannot be done, and trying again would not help. Its message is shown to the operator. */
public final class JobRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobRefused(String reason) {
        super(reason, null, false, false);
    }
}
