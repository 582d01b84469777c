package battwheels.tables;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.files.UploadPiece;
import battwheels.platform.jobs.Job;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.jobs.Schedule;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.BlobTooLarge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The operations on imports. */
final class Imports {
    static final long MOST_BYTES = 32L << 20;
    private static final int MOST_OF_AN_ORGANIZATION = 100;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Schedule CLEAN = Schedule.nightly("imports.clean", 2);
    private static final String PATH = "/api/v1/imports/";

    private final ImportStore imports;
    private final ImportJobs work;
    private final InstantSource clock;

    record NewImport(TableKind kind, String fileName, long size) {}

    Imports(Kernel kernel) {
        this.imports = new ImportStore(kernel);
        this.work = new ImportJobs(kernel, imports);
        this.clock = kernel.clock();
        kernel.jobs().schedule(CLEAN, (job, tick) -> clean(job));
    }

    Reply list(Command command) {
        return new Reply.Listing(imports.page(command.scope(), command.page()).map(table -> view(command, table)));
    }

    Reply create(Command command) {
        NewImport body = command.body(NewImport.class);
        Allowed.toCreate(command.scope(), body.kind());
        String id = command.newId("imp");
        if (imports.find(command.scope(), id).isEmpty() && imports.count(command.scope()) >= MOST_OF_AN_ORGANIZATION) {
            throw new RefusedException(Problem.of(
                            ProblemCode.IN_USE,
                            "There are " + MOST_OF_AN_ORGANIZATION + " imports already; delete one first.")
                    .with("uses", MOST_OF_AN_ORGANIZATION));
        }
        Stored<TableImport> made = imports.create(
                command,
                new TableImport(
                        id,
                        body.kind(),
                        body.fileName().strip(),
                        body.size(),
                        ImportStatus.PENDING,
                        RowCounts.NONE,
                        List.of(),
                        null,
                        null,
                        command.scope().actor().id(),
                        command.scope().actor().name(),
                        clock.instant(),
                        null));
        return new Reply.Created(view(command, made.state()), made.version(), PATH + id);
    }

    Reply get(Command command) {
        return shown(command, imports.get(command.scope(), id(command)));
    }

    Reply addPiece(Command command) {
        Stored<TableImport> stored = imports.get(command.scope(), id(command));
        TableImport table = stored.state();
        Allowed.toCreate(command.scope(), table.kind());
        if (table.status() != ImportStatus.PENDING) {
            throw new RefusedException(ImportStore.refusal(table));
        }
        command.expect(stored.version());
        UploadPiece piece = command.body(UploadPiece.class);
        imports.blobs(command.scope()).write(table.importId(), piece.index(), piece.bytes(table.size()));
        return shown(command, stored);
    }

    /** All pieces are there: the table is read. */
    Reply complete(Command command) {
        TableImport table = imports.get(command.scope(), id(command)).state();
        Allowed.toCreate(command.scope(), table.kind());
        if (table.status() == ImportStatus.PENDING) {
            finish(command, table);
        }
        Stored<TableImport> moved = imports.move(
                command, id(command), Set.of(ImportStatus.PENDING), TableEvents.SENT, TableImport::validating);
        if (moved.state().status() == ImportStatus.VALIDATING) {
            Job job = work.validate(command.scope(), id(command));
            imports.name(command.step(), id(command), job.jobId());
        }
        return shown(command, imports.get(command.scope(), id(command)));
    }

    private void finish(Command command, TableImport table) {
        BlobStore blobs = imports.blobs(command.scope());
        long received = blobs.received(table.importId());
        if (received != table.size()) {
            throw new RefusedException(Problem.of(
                            ProblemCode.ILLEGAL_MOVE,
                            "Of " + table.size() + " bytes " + received + " are there in a row. Send the rest.")
                    .with("received", received));
        }
        try {
            blobs.finish(table.importId(), MOST_BYTES);
        } catch (BlobTooLarge tooLarge) {
            throw new IllegalStateException("sizes were checked before", tooLarge);
        }
    }

    /** The valid rows are brought in; the others stay out. */
    Reply carryOut(Command command) {
        TableImport table = imports.get(command.scope(), id(command)).state();
        Allowed.toCreate(command.scope(), table.kind());
        imports.move(command, id(command), Set.of(ImportStatus.VALIDATED), TableEvents.STARTED, TableImport::importing);
        Job job = work.carryOut(command.scope(), id(command));
        imports.name(command.step(), id(command), job.jobId());
        return Jobs.accepted(job);
    }

    Reply rows(Command command) {
        TableImport table = imports.get(command.scope(), id(command)).state();
        Optional<RowStatus> status =
                command.query().text("status").map(name -> RowStatus.valueOf(name.toUpperCase(Locale.ROOT)));
        return new Reply.Listing(imports.pages
                .rows(command.scope(), table.importId(), status, command.page())
                .map(RowView::of));
    }

    Reply delete(Command command) {
        if (!command.idempotency().completed()) {
            imports.delete(command, id(command), TableImport::rests);
        }
        return new Reply.Empty();
    }

    record Cleaned(int imports) {}

    private Cleaned clean(JobContext job) {
        Instant before = clock.instant().minus(KEPT);
        int gone = 0;
        for (List<TableImport> old = imports.before(job.scope(), before);
                !old.isEmpty() && !job.cancelled();
                old = imports.before(job.scope(), before)) {
            for (TableImport table : old) {
                imports.delete(job.command("cleanImports").step(), table.importId(), any -> true);
                gone++;
            }
        }
        return new Cleaned(gone);
    }

    private Reply shown(Command command, Stored<TableImport> table) {
        return new Reply.Resource(view(command, table.state()), table.version());
    }

    private ImportView view(Command command, TableImport table) {
        boolean whole = table.status() != ImportStatus.PENDING;
        long received = whole ? table.size() : imports.blobs(command.scope()).received(table.importId());
        return ImportView.of(table, received);
    }

    private static String id(Command command) {
        return command.path("import_id");
    }
}
