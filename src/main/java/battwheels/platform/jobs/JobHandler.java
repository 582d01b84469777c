package battwheels.platform.jobs;

import org.jspecify.annotations.Nullable;

/** Does the jobs of one kind. Runs on a virtual thread and may block; several jobs at once use one handler. */
@FunctionalInterface
public interface JobHandler<P> {
    /**
     * Does one job. It may have run before, in part or to its end, when a server died: the effect must be idempotent by
     * {@link JobContext#jobId()}.
     *
     * @return the job's result, a record that fits into a page of text, or null for none
     * @throws JobRefused when trying again would not help: the job is parked
     * @throws Exception anything else: the job is tried again after a while, if an attempt is left
     */
    @Nullable
    Object run(JobContext job, P payload) throws Exception;
}
