package battwheels.platform.jobs;

import battwheels.platform.outbox.Keyset;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Jobs as documents of their organization. */
final class StoredJobs implements JobStore {
    static final CollectionSpec SPEC = CollectionSpec.named("jobs")
            .unique("job_key")
            .indexed("unfinished,state,due_ms", "unfinished,_id", "created_ms");

    private static final int CLEANED_AT_ONCE = 500;
    private static final JsonObject ANNOUNCED = new JsonObject().put("kind", 1).put("priority", 1);

    private final TenantStores stores;

    StoredJobs(TenantStores stores) {
        this.stores = stores;
    }

    @Override
    public Job insert(Scope scope, Job job) {
        JsonObject document = JobDocument.of(job, scope.organization().value());
        try {
            open(scope).insert(document).await();
            return job;
        } catch (DuplicateKey taken) {
            String field = taken.isOn("job_key") ? "job_key" : "_id";
            return one(scope, new JsonObject().put(field, document.getString(field)))
                    .orElseThrow(() -> taken);
        }
    }

    @Override
    public Optional<Job> find(Scope scope, String jobId) {
        return one(scope, id(jobId));
    }

    @Override
    public Optional<Job> claim(Scope scope, String jobId, Lease lease, Instant now) {
        JsonObject update =
                set(scope, new JobState.Running(lease, now)).put("$inc", new JsonObject().put("attempts", 1));
        update.getJsonObject("$set").put("started_ms", now.toEpochMilli());
        return changed(scope, id(jobId).put("state", "ready"), update);
    }

    @Override
    public boolean move(Scope scope, Job before, JobState after) {
        return open(scope).updateOne(as(before), set(scope, after)).await() == 1;
    }

    @Override
    public boolean again(Scope scope, Job before, JobState after, int moreAttempts) {
        JsonObject update = set(scope, after);
        update.getJsonObject("$set")
                .put("attempts_most", before.attempts() + moreAttempts)
                .put("cancel_requested", false)
                .put("deadline_ms", null);
        return open(scope).updateOne(as(before), update).await() == 1;
    }

    @Override
    public Optional<Job> extend(Scope scope, String jobId, Lease lease) {
        JsonObject until = new JsonObject().put("lease.until_ms", lease.until().toEpochMilli());
        return changed(scope, leased(jobId, lease.token()), new JsonObject().put("$set", until));
    }

    @Override
    public Optional<Job> progress(Scope scope, String jobId, String token, Job.Progress progress) {
        JsonObject shown = new JsonObject().put("progress", JobDocument.progress(progress));
        return changed(scope, leased(jobId, token), new JsonObject().put("$set", shown));
    }

    @Override
    public void log(Scope scope, String jobId, String token, Instant at, String line) {
        open(scope)
                .updateOne(leased(jobId, token), new JsonObject().put("$push", JobDocument.logged(at, line)))
                .await();
    }

    @Override
    public boolean requestCancel(Scope scope, Job before) {
        JsonObject asked = new JsonObject().put("$set", new JsonObject().put("cancel_requested", true));
        return open(scope).updateOne(as(before), asked).await() == 1;
    }

    @Override
    public List<Job> due(Scope scope, Instant now, int most) {
        JsonObject filter = unfinished(scope, "scheduled", "retrying")
                .put("due_ms", new JsonObject().put("$lte", now.toEpochMilli()));
        return list(scope, Find.where(filter).sortedBy(ascending("due_ms")).limitedTo(most));
    }

    @Override
    public List<Job> lapsed(Scope scope, Instant before, int most) {
        JsonObject filter =
                unfinished(scope, "running").put("lease.until_ms", new JsonObject().put("$lt", before.toEpochMilli()));
        return list(scope, Find.where(filter).limitedTo(most));
    }

    @Override
    public List<Announcement> ready(Scope scope, Lane lane, Instant before, int most) {
        JsonArray priorities = new JsonArray();
        Stream.of(JobPriority.values())
                .filter(priority -> Lane.of(priority) == lane)
                .forEach(priority -> priorities.add(priority.ordinal()));
        JsonObject filter = unfinished(scope, "ready")
                .put("priority", new JsonObject().put("$in", priorities))
                .put("since_ms", new JsonObject().put("$lt", before.toEpochMilli()));
        return open(scope).find(Find.where(filter).limitedTo(most).only(ANNOUNCED)).await().stream()
                .map(row -> announcement(row, row.getString("_id")))
                .toList();
    }

    @Override
    public List<Announcement> readyAfter(Scope scope, String after, int most) {
        JsonObject further = unfinished(scope, "ready").put("_id", new JsonObject().put("$gt", after));
        Find page =
                Find.where(further).sortedBy(ascending("_id")).limitedTo(most).only(ANNOUNCED);
        return open(scope).find(page).await().stream()
                .map(row -> announcement(row, row.getString("_id")))
                .toList();
    }

    @Override
    public void touch(Scope scope, List<Announcement> jobs, Instant now) {
        JsonArray ids = new JsonArray(jobs.stream().map(Announcement::jobId).toList());
        JsonObject filter =
                new JsonObject().put("_id", new JsonObject().put("$in", ids)).put("state", "ready");
        JsonObject since = new JsonObject().put("since_ms", now.toEpochMilli());
        open(scope).updateMany(filter, new JsonObject().put("$set", since)).await();
    }

    private static Announcement announcement(JsonObject row, String jobId) {
        return new Announcement(jobId, row.getString("kind"), JobPriority.values()[row.getInteger("priority")]);
    }

    @Override
    public Optional<Instant> nextDue(Scope scope) {
        Find first = Find.where(unfinished(scope, "scheduled", "retrying"))
                .sortedBy(ascending("due_ms"))
                .limitedTo(1)
                .only(new JsonObject().put("due_ms", 1));
        return open(scope).find(first).await().stream()
                .findFirst()
                .map(row -> Instant.ofEpochMilli(row.getLong("due_ms")));
    }

    @Override
    public boolean unfinished(Scope scope) {
        JsonObject any = new JsonObject().put("unfinished", scope.organization().value());
        return open(scope).findOne(any, new JsonObject().put("_id", 1)).await().isPresent();
    }

    @Override
    public long clean(Scope scope, Instant doneBefore, Instant failedBefore) {
        return clean(scope, ended(doneBefore, "done", "cancelled")) + clean(scope, ended(failedBefore, "failed"));
    }

    /** In portions, so that no single deletion takes longer than the store may. */
    private long clean(Scope scope, JsonObject filter) {
        Find portion = Find.where(filter).limitedTo(CLEANED_AT_ONCE).only(new JsonObject().put("_id", 1));
        long deleted = 0;
        List<JsonObject> page;
        do {
            page = open(scope).find(portion).await();
            JsonArray ids =
                    new JsonArray(page.stream().map(row -> row.getString("_id")).toList());
            deleted += open(scope)
                    .deleteMany(new JsonObject().put("_id", new JsonObject().put("$in", ids)))
                    .await();
        } while (page.size() == CLEANED_AT_ONCE);
        return deleted;
    }

    /** One page, the latest first or as asked. */
    Slice<Job> page(Scope scope, JsonObject filter, PageQuery page) {
        Find find = Keyset.page(filter, page, "created_ms");
        List<JsonObject> rows = open(scope).find(find).await();
        long total = open(scope).count(filter).await();
        return Keyset.slice(page, rows, total, "created_ms").map(JobDocument::read);
    }

    private static JsonObject ended(Instant before, String... states) {
        return new JsonObject()
                .put("unfinished", "")
                .put("state", in(states))
                .put("since_ms", new JsonObject().put("$lt", before.toEpochMilli()));
    }

    /** The document as the caller saw it: nobody has moved the job since. */
    private static JsonObject as(Job before) {
        JsonObject filter =
                id(before.jobId()).put("state", before.state().written()).put("attempts", before.attempts());
        return before.state() instanceof JobState.Running running
                ? filter.put("lease.token", running.lease().token())
                : filter;
    }

    private static JsonObject unfinished(Scope scope, String... states) {
        return new JsonObject().put("unfinished", scope.organization().value()).put("state", in(states));
    }

    private static JsonObject leased(String jobId, String token) {
        return id(jobId).put("state", "running").put("lease.token", token);
    }

    private static JsonObject set(Scope scope, JobState state) {
        return new JsonObject()
                .put("$set", JobDocument.state(state, scope.organization().value()));
    }

    private Optional<Job> changed(Scope scope, JsonObject filter, JsonObject update) {
        return open(scope).findOneAndUpdate(filter, update).await().map(JobDocument::read);
    }

    private Optional<Job> one(Scope scope, JsonObject filter) {
        return open(scope).findOne(filter).await().map(JobDocument::read);
    }

    private List<Job> list(Scope scope, Find find) {
        return open(scope).find(find).await().stream().map(JobDocument::read).toList();
    }

    private TenantCollection open(Scope scope) {
        return stores.open(scope, SPEC);
    }

    private static Object in(String... states) {
        return states.length == 1 ? states[0] : new JsonObject().put("$in", new JsonArray(List.of(states)));
    }

    private static JsonObject id(String jobId) {
        return new JsonObject().put("_id", jobId);
    }

    private static JsonObject ascending(String field) {
        return new JsonObject().put(field, 1);
    }
}
