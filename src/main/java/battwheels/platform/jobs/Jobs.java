package battwheels.platform.jobs;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Scope;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What domains do with jobs: declare who does them, and ask for them. Calls block; use it on a virtual thread. */
public final class Jobs {
    private static final int TRIES = 16;

    private final StoredJobs documents;
    private final Announcer announcer;
    private final JobHandlers handlers;
    private final Schedules schedules;
    private final InstantSource clock;

    Jobs(StoredJobs documents, Announcer announcer, JobHandlers handlers, Schedules schedules, InstantSource clock) {
        this.documents = documents;
        this.announcer = announcer;
        this.handlers = handlers;
        this.schedules = schedules;
        this.clock = clock;
    }

    /** Declares who does the jobs of a kind; before the server is ready. */
    public <P> void handle(JobKind<P> kind, JobHandler<P> handler) {
        handlers.add(kind, handler);
    }

    /** Has a job done in every organization at the schedule's times; before the server is ready. */
    public void schedule(Schedule schedule, JobHandler<Tick> handler) {
        handle(schedules.kind(schedule), handler);
        schedules.add(schedule);
    }

    /**
     * Accepts a job: once this returns it will be done or parked, whatever breaks. A request under a key that the kind
     * has in this organization already gives back that job.
     */
    public Job enqueue(Scope scope, JobRequest<?> request) {
        String id = "job_" + UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", "");
        return accept(scope, id, scope.actor(), request);
    }

    /** As {@link #enqueue(Scope, JobRequest)}; a repeat of the command under its idempotency key meets the same job. */
    public Job enqueue(Command command, JobRequest<?> request) {
        return accept(command.scope(), command.newId("job"), command.principal().actor(), request);
    }

    /** The answer to a request that a job will fulfil: 202, where to look, and the job as it is. */
    public static Reply accepted(Job job) {
        return new Reply.Accepted(JobView.of(job), "/api/v1/jobs/" + job.jobId());
    }

    public Optional<Job> find(Scope scope, String jobId) {
        return documents.find(scope, jobId);
    }

    /** Jobs that match, by when they were made. */
    public Slice<Job> page(Scope scope, JsonObject filter, PageQuery page) {
        return documents.page(scope, filter, page);
    }

    /** Calls the job off: at once when it waits, as soon as its handler looks when it runs. */
    public Job cancel(Scope scope, String jobId, Predicate<Job> seen) {
        return change(scope, jobId, seen, job -> switch (job.state()) {
            case JobState.Running running -> job.cancelRequested() || documents.requestCancel(scope, job);
            case JobState.Cancelled cancelled -> true;
            case JobState.Done done -> throw refused(job);
            case JobState.Failed failed -> throw refused(job);
            case JobState.Scheduled waits -> cancelled(scope, job);
            case JobState.Ready waits -> cancelled(scope, job);
            case JobState.Retrying waits -> cancelled(scope, job);
        });
    }

    /** Lets a parked or cancelled job run again, without its old deadline, as often as its kind allows. */
    public Job retry(Scope scope, String jobId, Predicate<Job> seen) {
        return change(scope, jobId, seen, job -> switch (job.state()) {
            case JobState.Failed failed -> again(scope, job);
            case JobState.Cancelled cancelled -> again(scope, job);
            case JobState.Retrying retrying -> again(scope, job);
            case JobState.Ready ready -> true;
            case JobState.Running running -> throw refused(job);
            case JobState.Scheduled scheduled -> throw refused(job);
            case JobState.Done done -> throw refused(job);
        });
    }

    private Job accept(Scope scope, String id, Actor by, JobRequest<?> request) {
        Instant now = clock.instant();
        JobState state = JobRules.accepted(request.notBefore(), now);
        Job job = new Job(
                id,
                request.kind().name(),
                request.key(),
                DocumentJson.document(request.payload()),
                request.priority(),
                state,
                0,
                request.kind().retry().attempts(),
                request.within().map(now::plus).orElse(null),
                false,
                Job.Progress.NONE,
                List.of(),
                by,
                scope.correlationId(),
                now,
                null);
        announcer.mark(scope, state);
        Job stored = documents.insert(scope, job);
        announcer.announce(scope, stored);
        return stored;
    }

    private boolean cancelled(Scope scope, Job job) {
        return documents.move(
                scope,
                job,
                new JobState.Cancelled(
                        clock.instant(), "Called off by " + scope.actor().name() + "."));
    }

    private boolean again(Scope scope, Job job) {
        int attempts = handlers.of(job.kind())
                .map(declared -> declared.kind().retry().attempts())
                .orElse(1);
        JobState ready = new JobState.Ready(clock.instant());
        announcer.mark(scope, ready);
        boolean moved = documents.again(scope, job, ready, attempts);
        if (moved) {
            announcer.announce(scope, job.in(ready));
        }
        return moved;
    }

    /** Repeats on what others made of the job meanwhile. */
    private Job change(Scope scope, String jobId, Predicate<Job> seen, Predicate<Job> step) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (step.test(get(scope, jobId, seen))) {
                return get(scope, jobId, seen);
            }
        }
        throw new RefusedException(
                Problem.of(ProblemCode.CONCURRENT_CHANGE, "The job moves too fast at the moment. Try again.")
                        .retryAfter(1));
    }

    private Job get(Scope scope, String jobId, Predicate<Job> seen) {
        return documents.find(scope, jobId).filter(seen).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private static RefusedException refused(Job job) {
        return new RefusedException(Problem.of(
                ProblemCode.ILLEGAL_MOVE, "The job is " + job.state().written() + "; that cannot be done now."));
    }
}
