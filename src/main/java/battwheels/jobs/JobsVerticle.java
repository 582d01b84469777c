package battwheels.jobs;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.jobs.Job;
import battwheels.platform.jobs.JobView;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** Shows an organization its jobs, and lets its people call them off or have them done again. */
public final class JobsVerticle extends DomainVerticle {
    private static final String ALL = "jobs:read_all";

    private final Jobs jobs;

    public JobsVerticle(Kernel kernel) {
        super("jobs", kernel.channels(), kernel.idempotent());
        this.jobs = kernel.jobs();
    }

    @Override
    protected void bind(Operations on) {
        on.on("listJobs", this::list)
                .on("getJob", this::get)
                .on("cancelJob", this::cancel)
                .on("retryJob", this::retry);
    }

    private Reply list(Command command) {
        Scope scope = command.scope();
        JsonObject filter = scope.allows(ALL)
                ? new JsonObject()
                : new JsonObject().put("actor_id", scope.actor().id());
        command.query().text("kind").ifPresent(kind -> filter.put("kind", kind));
        List<String> states = command.query().list("status");
        if (!states.isEmpty()) {
            filter.put("state", new JsonObject().put("$in", new JsonArray(states)));
        }
        return new Reply.Listing(jobs.page(scope, filter, command.page()).map(JobView::of));
    }

    private Reply get(Command command) {
        return jobs.find(command.scope(), command.path("job_id"))
                .filter(seen(command))
                .map(JobsVerticle::shown)
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Reply cancel(Command command) {
        return shown(jobs.cancel(command.scope(), command.path("job_id"), seen(command)));
    }

    private Reply retry(Command command) {
        return shown(jobs.retry(command.scope(), command.path("job_id"), seen(command)));
    }

    private static Predicate<Job> seen(Command command) {
        Scope scope = command.scope();
        return job -> scope.allows(ALL) || job.by().id().equals(scope.actor().id());
    }

    private static Reply shown(Job job) {
        return new Reply.Plain(JobView.of(job));
    }
}
