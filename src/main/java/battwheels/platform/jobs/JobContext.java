package battwheels.platform.jobs;

import battwheels.platform.bus.Command;
import battwheels.platform.tenancy.Deadline;
import battwheels.platform.tenancy.Scope;

/** What a handler knows of the job it does, and how it tells how far it is. */
public interface JobContext {
    String jobId();

    /** The first attempt is 1. */
    int attempt();

    /** The job's organization, in the name of whoever asked for it, without permissions, good until the deadline. */
    Scope scope();

    /** When this attempt is over, whatever it has done. */
    Deadline deadline();

    /**
     * Shows how far the job is.
     *
     * @param percent 0 to 100
     * @param message for the person who waits
     * @throws java.util.concurrent.CancellationException when the job was cancelled or belongs to another worker by now
     */
    void progress(int percent, String message);

    /** Adds a line to the job's log, of which the last ones are kept. */
    void log(String line);

    /** True when the job was cancelled, or its lease was lost: what is done from here on counts for nothing. */
    boolean cancelled();

    /**
     * A command in the job's name, keyed by the job: a change made under it is made once, and a resource it makes has
     * the same id in every attempt.
     *
     * @param name what the audit log calls the change; another name for every step of the job
     */
    Command command(String name);
}
