package battwheels.tables;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Questions;
import battwheels.platform.jobs.Job;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobRefused;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.sheets.RowsBrought;
import battwheels.platform.sheets.RowsToBring;
import battwheels.platform.sheets.UnreadableSheet;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Blob;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.Scope;
import battwheels.tables.Validation.Outcome;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The work on imports: a table is judged by one job and brought in by another. */
final class ImportJobs {
    /** Few at once: a workbook's shared texts are in memory while it is read. */
    private static final JobKind<OfImport> VALIDATE =
            JobKind.of("imports.validate", OfImport.class).atMost(2).within(Duration.ofHours(1));

    private static final JobKind<OfImport> CARRY =
            JobKind.of("imports.carry_out", OfImport.class).within(Duration.ofHours(4));

    private final ImportStore imports;
    private final Questions questions;
    private final Jobs jobs;
    private final InstantSource clock;

    record OfImport(String importId) {}

    /** What a finished job tells. */
    record Result(String importId, ImportStatus status, RowCounts rows) {
        static Result of(TableImport table) {
            return new Result(table.importId(), table.status(), table.rows());
        }
    }

    ImportJobs(Kernel kernel, ImportStore imports) {
        this.imports = imports;
        this.questions = new Questions(kernel.channels());
        this.jobs = kernel.jobs();
        this.clock = kernel.clock();
        jobs.handle(VALIDATE, this::validate);
        jobs.handle(CARRY, this::carryOut);
        // What was asked for is done even if whoever took it in died before there was a job for it.
        kernel.subscriptions()
                .declare(Subscription.of("tables", "import_work")
                        .repeatable()
                        .on(TableEvents.SENT, (scope, event) -> begin(scope, VALIDATE, id(event)))
                        .on(TableEvents.STARTED, (scope, event) -> begin(scope, CARRY, id(event))));
    }

    private static String id(JsonObject event) {
        return event.getString("subject");
    }

    /** Asked again it is the same job. */
    Job validate(Scope scope, String importId) {
        return begin(scope, VALIDATE, importId);
    }

    /** Asked again it is the same job. */
    Job carryOut(Scope scope, String importId) {
        return begin(scope, CARRY, importId);
    }

    private Job begin(Scope scope, JobKind<OfImport> kind, String importId) {
        return jobs.enqueue(scope, JobRequest.of(kind, new OfImport(importId)).keyed(importId));
    }

    private @Nullable Object validate(JobContext job, OfImport of) throws IOException {
        TableImport table = imports.find(job.scope(), of.importId()).orElse(null);
        if (table == null) {
            return null;
        }
        BlobStore blobs = imports.blobs(job.scope());
        if (table.status() != ImportStatus.VALIDATING) {
            blobs.delete(of.importId());
            return Result.of(table);
        }
        Blob blob = blobs.find(of.importId()).orElseThrow(() -> new JobRefused("The file is gone."));
        TableImport after = judged(job, table, blobs, blob);
        blobs.delete(of.importId());
        return Result.of(after);
    }

    private TableImport judged(JobContext job, TableImport table, BlobStore blobs, Blob blob) throws IOException {
        try (TemporaryFile file = TemporaryFile.of(blobs, blob)) {
            Outcome outcome =
                    new Validation(imports.pages, questions, job, table, columns(job.scope(), table)).run(file.path());
            return moved(
                    job,
                    table,
                    TableEvents.VALIDATED,
                    before -> before.validated(outcome.counts(), outcome.ignoredColumns(), job.jobId()));
        } catch (UnreadableSheet no) {
            imports.pages.delete(job.scope(), table.importId());
            return moved(
                    job, table, TableEvents.VALIDATED, before -> before.failed(why(no), job.jobId(), clock.instant()));
        }
    }

    private TableImport moved(
            JobContext job, TableImport table, String event, java.util.function.UnaryOperator<TableImport> to) {
        return imports.move(job.command("validateImport"), table.importId(), Set.of(ImportStatus.VALIDATING), event, to)
                .state();
    }

    private static String why(UnreadableSheet sheet) {
        return Optional.ofNullable(sheet.getMessage()).orElse("The file cannot be read.");
    }

    private List<String> columns(Scope scope, TableImport table) {
        return questions.get(scope, table.kind().domain() + ".columns", Map.of(), List.class).stream()
                .map(String.class::cast)
                .toList();
    }

    private @Nullable Object carryOut(JobContext job, OfImport of) {
        TableImport table = imports.find(job.scope(), of.importId()).orElse(null);
        if (table == null || table.status() != ImportStatus.IMPORTING) {
            return table == null ? null : Result.of(table);
        }
        Progress progress = new Progress(job, table.rows().total(), settled(job.scope(), table));
        new Carrying(
                        source(job.scope(), of.importId()),
                        rows -> bring(job, table, rows),
                        Carrying.keysOf(of.importId()))
                .run(progress::settled);
        RowCounts counts = imports.pages.counts(job.scope(), of.importId());
        return Result.of(imports.move(
                        job.command("finishImport"),
                        of.importId(),
                        Set.of(ImportStatus.IMPORTING),
                        TableEvents.FINISHED,
                        before -> before.done(counts, job.jobId(), clock.instant()))
                .state());
    }

    private RowsBrought bring(JobContext job, TableImport table, RowsToBring rows) {
        return questions.ask(job.scope(), table.kind().domain() + ".bringRows", rows, RowsBrought.class);
    }

    private int settled(Scope scope, TableImport table) {
        RowCounts so = imports.pages.counts(scope, table.importId());
        return so.imported() + so.refused();
    }

    private Carrying.Source source(Scope scope, String importId) {
        return new Carrying.Source() {
            private int from;

            @Override
            public Optional<RowPage> next() {
                return imports.pages.next(scope, importId, from);
            }

            @Override
            public void write(RowPage page) {
                imports.pages.write(scope, importId, page);
                from = page.index() + 1;
            }
        };
    }

    /** Counts on from what earlier attempts settled. */
    private static final class Progress {
        private final JobContext job;
        private final int total;
        private int settled;

        Progress(JobContext job, int total, int settled) {
            this.job = job;
            this.total = total;
            this.settled = settled;
        }

        void settled(int rows) {
            settled = Math.min(total, settled + rows);
            job.progress((int) (99L * settled / Math.max(1, total)), settled + " of " + total + " rows");
        }
    }
}
