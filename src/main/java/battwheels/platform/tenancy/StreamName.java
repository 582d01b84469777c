package battwheels.platform.tenancy;

/** The streams an organization may have. All are disposable: the documents are the truth. */
public enum StreamName {
    EVENTS("events"),
    JOBS("jobs"),
    URGENT_JOBS("jobs:urgent"),
    BACKGROUND_JOBS("jobs:background");

    private final String suffix;

    StreamName(String suffix) {
        this.suffix = suffix;
    }

    /** The braces make it a cluster's hash tag: everything of one organization lies on one node. */
    String key(OrganizationId organization) {
        return "org:{" + organization.value() + "}:" + suffix;
    }
}
