package battwheels.platform.tenancy;

import java.util.Locale;

/** The streams an organization may have. Both are disposable: the documents are the truth. */
public enum StreamName {
    EVENTS,
    JOBS;

    /** The braces make it a cluster's hash tag: everything of one organization lies on one node. */
    String key(OrganizationId organization) {
        return "org:{" + organization.value() + "}:" + name().toLowerCase(Locale.ROOT);
    }
}
