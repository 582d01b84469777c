package battwheels.platform.jobs;

/** Bugs that a simulation must find. */
enum Planted {
    NONE,
    /** Whoever lost a job's lease can still write to the job. */
    LEASE_UNCHECKED,
    /** Two requests under one key make two jobs. */
    KEYS_NOT_UNIQUE,
    /** The job is written before the mark by which keepers find it. */
    MARK_AFTER_JOB,
    /** An effect that does not ask whether it was there before. */
    EFFECT_NOT_KEYED
}
