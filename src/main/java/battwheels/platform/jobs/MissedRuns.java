package battwheels.platform.jobs;

/** What becomes of the times of a schedule at which no server was there. */
public enum MissedRuns {
    /** One run makes up for them all. */
    ONCE,
    /** Each is made up for, the latest hundred at most. */
    EACH,
    /** They are let go; the next time counts. */
    SKIP
}
