package battwheels.ledger;

import battwheels.ledger.check.Check;
import battwheels.ledger.check.CheckResult;
import battwheels.ledger.check.DocumentCheck;
import battwheels.ledger.check.Finding;
import battwheels.ledger.journal.Book;
import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.JournalStore;
import battwheels.ledger.journal.Note;
import battwheels.ledger.journal.Order;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations on the check of the book. A book that fails is parked by the very job that found it. */
final class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int ALMOST = 99;

    record Nothing() {}

    /** @param parked why the book takes no entries; null: it does */
    record CheckView(
            @Nullable CheckResult lastCheck, @Nullable Parked parked) {}

    record Parked(String reason, @Nullable Long sequence) {}

    record Summary(boolean passed, long entries, @Nullable String firstFinding) {}

    private static final JobKind<Nothing> KIND =
            JobKind.of("ledger.verify", Nothing.class).within(LONGEST);

    private final JournalStore store;
    private final Posts posts;
    private final Jobs jobs;
    private final Questions questions;
    private final Map<String, String> documents;
    private final InstantSource clock;

    /** @param documents the domain that has the documents of each type */
    Checks(
            JournalStore store,
            Posts posts,
            Jobs jobs,
            Questions questions,
            Map<String, String> documents,
            InstantSource clock) {
        this.questions = questions;
        this.documents = documents;
        this.store = store;
        this.posts = posts;
        this.jobs = jobs;
        this.clock = clock;
        jobs.handle(KIND, (job, nothing) -> run(job));
    }

    Reply start(Command command) {
        return Jobs.accepted(jobs.enqueue(command, JobRequest.of(KIND, new Nothing())));
    }

    Reply last(Command command) {
        Note parked = book(command.scope()).parked();
        return new Reply.Plain(new CheckView(
                result(command.scope()).orElse(null),
                parked == null ? null : new Parked(parked.reason(), parked.sequence())));
    }

    private Book book(Scope scope) {
        return store.book(scope).orElse(Book.EMPTY);
    }

    private Optional<CheckResult> result(Scope scope) {
        return store.snapshots(scope)
                .findOne(new JsonObject().put("_id", id(scope)))
                .await()
                .map(kept -> DocumentJson.read(kept, CheckResult.class));
    }

    private static String id(Scope scope) {
        return scope.organization().value() + "/check";
    }

    private Summary run(JobContext job) {
        Scope scope = job.scope();
        Instant started = clock.instant();
        long end = Math.max(1, book(scope).sequence());
        Check check = new Check(
                store,
                scope,
                new DocumentCheck(store, scope, documents.keySet(), asked -> ask(scope, asked)),
                counted -> job.progress((int) Math.min(ALMOST, counted * ALMOST / end), counted + " entries counted"));
        List<Finding> findings = check.run();
        CheckResult result = new CheckResult(
                job.jobId(),
                started,
                clock.instant(),
                check.sequence(),
                check.sequence(),
                findings.isEmpty(),
                findings);
        // Before the result is there to be read: a book known to be wrong takes no more entries.
        findings.stream().findFirst().ifPresent(first -> park(scope, job.jobId(), first));
        store.snapshots(scope)
                .upsert(
                        new JsonObject().put("_id", id(scope)),
                        new JsonObject()
                                .put("$set", DocumentJson.document(result).put("kind", "check")))
                .await();
        return new Summary(
                findings.isEmpty(),
                check.sequence(),
                findings.isEmpty() ? null : findings.getFirst().detail());
    }

    private BookedDocuments ask(Scope scope, BookedDocuments.Asked asked) {
        return questions.ask(scope, documents.get(asked.type()) + ".documents", asked, BookedDocuments.class);
    }

    private void park(Scope scope, String jobId, Finding first) {
        LOG.atError()
                .addKeyValue("organization", scope.organization())
                .addKeyValue("what", first.what())
                .addKeyValue("sequence", first.sequence())
                .log("a book failed its check and is parked");
        if (book(scope).parked() == null) {
            posts.enter(scope, new Order.Parking(first.detail(), first.sequence(), "parking:" + jobId));
        }
    }

    /** Only a book that passed a check made since it was parked posts again. */
    Reply release(Command command) {
        Book book = book(command.scope());
        if (book.parked() == null) {
            return new Reply.Plain(new Released(null, book.sequence()));
        }
        // The last entry of a parked book is the parking: a check that read as far was made since.
        CheckResult last = result(command.scope())
                .filter(check -> check.passed() && check.sequence() >= book.sequence())
                .orElseThrow(() -> new RefusedException(Problem.of(
                                ProblemCode.ILLEGAL_MOVE,
                                "The last check did not pass. Have the finding mended and check again.")
                        .with("legal_moves", List.of())));
        String reason = command.body(Entries.Reason.class).reason();
        JournalEntry released = posts.enter(command.scope(), new Order.Releasing(reason, "release:" + last.jobId()))
                .entry();
        return new Reply.Plain(new Released(released.entryId(), released.sequence()));
    }

    /** The entry that let the book post again; null: it was not parked. */
    record Released(@Nullable String entryId, long sequence) {}
}
