package battwheels.tables;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.files.BlobSource;
import battwheels.platform.jobs.Job;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobRefused;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.sheets.SheetFormat;
import battwheels.platform.sheets.SheetWriter;
import battwheels.platform.sheets.TablePage;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Blob;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.BlobTooLarge;
import battwheels.platform.tenancy.Scope;
import battwheels.tables.TableExport.ExportStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The operations on exports, and the work on them. */
final class Exports {
    private static final int MOST_OF_AN_ORGANIZATION = 50;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Schedule CLEAN = Schedule.nightly("exports.clean", 2);
    private static final JobKind<OfExport> WRITE =
            JobKind.of("exports.write", OfExport.class).atMost(4).within(Duration.ofHours(1));

    private final ExportStore exports;
    private final Questions questions;
    private final Jobs jobs;
    private final Executor virtual;
    private final InstantSource clock;

    record NewExport(TableKind kind, SheetFormat format) {}

    record OfExport(String exportId) {}

    record Result(String exportId, int rows, long size) {}

    record Cleaned(int exports) {}

    /** @param virtual where reading may wait */
    Exports(Kernel kernel, Executor virtual) {
        this.exports = new ExportStore(kernel);
        this.questions = new Questions(kernel.channels());
        this.jobs = kernel.jobs();
        this.virtual = virtual;
        this.clock = kernel.clock();
        jobs.handle(WRITE, this::write);
        jobs.schedule(CLEAN, (job, tick) -> clean(job));
        kernel.subscriptions()
                .declare(Subscription.of("tables", "export_work")
                        .repeatable()
                        .on(TableEvents.EXPORTED, (scope, event) -> begin(scope, event.getString("subject"))));
    }

    private Job begin(Scope scope, String exportId) {
        return jobs.enqueue(scope, JobRequest.of(WRITE, new OfExport(exportId)).keyed(exportId));
    }

    Reply list(Command command) {
        return new Reply.Listing(exports.page(command.scope(), command.page()).map(ExportView::of));
    }

    Reply create(Command command) {
        NewExport body = command.body(NewExport.class);
        Allowed.toRead(command.scope(), body.kind());
        String id = command.newId("exp");
        if (exports.find(command.scope(), id).isEmpty() && exports.count(command.scope()) >= MOST_OF_AN_ORGANIZATION) {
            throw new RefusedException(Problem.of(
                            ProblemCode.IN_USE,
                            "There are " + MOST_OF_AN_ORGANIZATION + " exports already; delete one first.")
                    .with("uses", MOST_OF_AN_ORGANIZATION));
        }
        exports.create(
                command,
                new TableExport(
                        id,
                        body.kind(),
                        body.format(),
                        ExportStatus.WRITING,
                        0,
                        0,
                        null,
                        null,
                        command.scope().actor().id(),
                        command.scope().actor().name(),
                        clock.instant(),
                        null));
        Job job = begin(command.scope(), id);
        Stored<TableExport> made = exports.change(command.step(), id, table -> table.at(job.jobId()));
        return new Reply.Created(ExportView.of(made.state()), made.version(), "/api/v1/exports/" + id);
    }

    Reply get(Command command) {
        Stored<TableExport> table = exports.get(command.scope(), id(command));
        return new Reply.Resource(ExportView.of(table.state()), table.version());
    }

    /** The file, to who may read what is in it. */
    Reply file(Command command) {
        TableExport table = exports.get(command.scope(), id(command)).state();
        Allowed.toRead(command.scope(), table.kind());
        if (table.fileId() == null) {
            throw new RefusedException(
                    Problem.of(ProblemCode.ILLEGAL_MOVE, "The table is still being written. Ask again in a moment."));
        }
        BlobStore blobs = exports.blobs(command.scope());
        Blob blob = blobs.find(table.fileId()).orElseThrow(() -> new RefusedException(Problem.notFound()));
        return new Reply.Download(
                table.format().mediaType(),
                name(table),
                blob.size(),
                blob.chunks(),
                new BlobSource(blobs, blob, virtual));
    }

    private static String name(TableExport table) {
        String day = DateTimeFormatter.ISO_LOCAL_DATE.format(table.createdAt().atOffset(ZoneOffset.UTC));
        return table.kind().domain() + "-" + day + "." + table.format().extension();
    }

    Reply delete(Command command) {
        if (!command.idempotency().completed()) {
            exports.delete(command, exports.get(command.scope(), id(command)).state());
        }
        return new Reply.Empty();
    }

    /** Each attempt writes a file of its own, as no two need have the same rows. */
    private @Nullable Object write(JobContext job, OfExport of) throws IOException {
        TableExport table = exports.find(job.scope(), of.exportId()).orElse(null);
        if (table == null || table.status() == ExportStatus.READY) {
            return null;
        }
        try (TemporaryFile file = TemporaryFile.create()) {
            int rows = write(job, table, file.path());
            BlobStore blobs = exports.blobs(job.scope());
            Blob blob = kept(blobs, of.exportId() + "." + job.attempt(), file.path());
            exports.change(
                    job.command("writeExport"),
                    of.exportId(),
                    before -> before.ready(rows, blob.size(), blob.blobId(), job.jobId(), clock.instant()));
            return new Result(of.exportId(), rows, blob.size());
        }
    }

    private static Blob kept(BlobStore blobs, String id, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return blobs.put(id, content, BlobStore.MOST_BYTES);
        } catch (BlobTooLarge tooLarge) {
            throw new JobRefused("The table is larger than a file may be.");
        }
    }

    private int write(JobContext job, TableExport table, Path file) throws IOException {
        int rows = 0;
        try (SheetWriter out = SheetWriter.of(table.format(), Files.newOutputStream(file))) {
            @Nullable String after = null;
            do {
                TablePage page = questions.get(
                        job.scope(),
                        table.kind().domain() + ".rows",
                        after == null ? Map.of() : Map.of("after", after),
                        TablePage.class);
                if (after == null) {
                    out.row(page.header());
                }
                for (List<String> row : page.rows()) {
                    out.row(row);
                }
                rows += page.rows().size();
                after = page.after();
                job.progress(50, rows + " rows written");
            } while (after != null);
        }
        return rows;
    }

    private Cleaned clean(JobContext job) {
        Instant before = clock.instant().minus(KEPT);
        int gone = 0;
        for (List<TableExport> old = exports.before(job.scope(), before);
                !old.isEmpty() && !job.cancelled();
                old = exports.before(job.scope(), before)) {
            for (TableExport table : old) {
                exports.delete(job.command("cleanExports").step(), table);
                gone++;
            }
        }
        return new Cleaned(gone);
    }

    private static String id(Command command) {
        return command.path("export_id");
    }
}
