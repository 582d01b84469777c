package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;

/** Which organizations have unfinished jobs, and when the next resting one is due. Calls block. */
interface Marks {
    long NEVER = Long.MAX_VALUE;

    /** Before a job is written: makes sure a mark stands, due no later than this; {@link Instant#MAX} for no time. */
    void mark(OrganizationId organization, Instant due);

    /** Marks that are due, the most overdue first. */
    List<Mark> due(Instant now, int most);

    /** Marks in order of organization, beginning behind {@code after}. */
    List<Mark> all(String after, int most);

    /** Sets when the mark is due again, unless somebody has put it earlier since it was read. */
    void next(Mark mark, Instant due);

    /** Takes the mark away if it has settled and was not renewed since it was read; true when it is gone. */
    boolean clear(Mark mark);

    record Mark(OrganizationId organization, long markedMs, long dueMs) {}
}
