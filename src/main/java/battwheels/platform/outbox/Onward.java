package battwheels.platform.outbox;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;

/** Who carries on what the log has got. */
public interface Onward {
    /** The organization's log has grown. Returns at once. */
    void grown(OrganizationId organization);

    /** Looks again at what this server may have missed, such as after a crash of another; returns at once. */
    void lookAgain(OrganizationId organization);

    /** True when everything the organization's log has was carried to everybody. Awaits. */
    boolean isSettled(Scope scope);
}
