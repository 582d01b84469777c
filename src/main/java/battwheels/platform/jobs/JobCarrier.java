package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Brings word of ready jobs to workers. What it says may come late, twice or, after a loss, not at all: the documents are
 * the truth, a claim decides, and a rescuer announces what was forgotten. Calls block, {@link #announce} apart.
 */
interface JobCarrier {
    /** Tells workers of these jobs of the scope's organization. Does not wait, and does not fail. */
    void announce(Scope scope, List<Announcement> jobs);

    /** Organizations in which something waits, as far as this server has not been told of them lately. */
    List<OrganizationId> ready(int most);

    /** Announcements of these lanes that no worker has had; at most so many of each. */
    List<Carried> take(Scope scope, Set<Lane> lanes, int most);

    /** This server found nothing more; true when nobody needs to look there until something comes. */
    boolean drained(Scope scope);

    /** The jobs were dealt with; their documents say how. Does not wait: what is not acknowledged only comes again. */
    void acknowledge(Scope scope, Carried job);

    /** Announcements that a worker took long ago and never acknowledged; they are this server's now. */
    List<Carried> abandoned(Scope scope, int most);

    /** Every announcement of the lane made before this instant has come to a worker or is lost. */
    Instant carriedUpTo(Scope scope, Lane lane);

    /** Has workers look into the organization again if anything is carried there: they may never have been told. */
    void remind(Scope scope);

    /** Nothing is left to carry in the organization. */
    void forget(Scope scope);

    /** An announcement on its way, under a number of the carrier's own. */
    record Carried(String entry, Announcement job) {
        Lane lane() {
            return Lane.of(job.priority());
        }
    }
}
