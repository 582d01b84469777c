package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import java.util.List;

/**
 * Brings word of ready jobs to workers. What it says may come late, twice or, after a loss, not at all: the documents are
 * the truth, a claim decides, and a rescuer announces what was forgotten. Calls block.
 */
interface JobCarrier {
    /** Tells workers of these jobs of the scope's organization. */
    void announce(Scope scope, List<Announcement> jobs);

    /** Organizations that have jobs waiting. */
    List<OrganizationId> ready(int most);

    /** Jobs nobody was told of yet, in order of urgency; none when there are no more. */
    List<Carried> take(Scope scope, int most);

    /** The job was dealt with, its document says how. */
    void acknowledge(Scope scope, List<Carried> jobs);

    /** An announcement on its way, under a number of the carrier's own. */
    record Carried(String entry, Announcement job) {}
}
