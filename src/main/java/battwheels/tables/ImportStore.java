package battwheels.tables;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.json.WireJson;
import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Change;
import battwheels.platform.outbox.EventDraft;
import battwheels.platform.outbox.Stored;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Slice;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.tables.TableEvents.ImportTold;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Where imports are kept, their files and their rows. */
final class ImportStore {
    private static final AggregateType<TableImport> TYPE =
            AggregateType.of("import", CollectionSpec.named("imports").indexed("created_at"), TableImport.class);

    private final AggregateStore<TableImport> imports;
    private final Kernel kernel;
    final RowPages pages;

    ImportStore(Kernel kernel) {
        this.imports = kernel.aggregates(TYPE);
        this.kernel = kernel;
        this.pages = new RowPages(kernel);
    }

    BlobStore blobs(Scope scope) {
        return new BlobStore(kernel.stores(), scope, kernel.clock());
    }

    Optional<TableImport> find(Scope scope, String id) {
        return imports.find(scope, id).map(Stored::state);
    }

    Stored<TableImport> get(Scope scope, String id) {
        return imports.get(scope, id);
    }

    Slice<TableImport> page(Scope scope, PageQuery page) {
        return imports.page(scope, new JsonObject(), page, "created_at").map(Stored::state);
    }

    long count(Scope scope) {
        return imports.count(scope, new JsonObject());
    }

    /** Some that were begun before this instant. */
    List<TableImport> before(Scope scope, Instant instant) {
        JsonObject older = new JsonObject().put("created_at", new JsonObject().put("$lt", WireJson.instant(instant)));
        return imports.list(scope, Find.where(older).limitedTo(100)).stream()
                .map(Stored::state)
                .toList();
    }

    Stored<TableImport> create(Command command, TableImport table) {
        return imports.create(command, table.importId(), table, told(TableEvents.BEGUN, table));
    }

    /** Moves an import that is in one of these states on; one that is there already stays as it is. */
    Stored<TableImport> move(
            Command command, String id, Set<ImportStatus> from, String event, UnaryOperator<TableImport> to) {
        return imports.change(command, id, table -> {
            TableImport after = to.apply(table);
            if (table.status() == after.status()) {
                return new Change.Keep<>();
            }
            return from.contains(table.status())
                    ? new Change.To<>(after, told(event, after))
                    : new Change.Refuse<>(refusal(table));
        });
    }

    /** Notes which job is at it. */
    void name(Command command, String id, String jobId) {
        imports.change(
                command,
                id,
                table -> jobId.equals(table.jobId()) || table.rests()
                        ? new Change.Keep<>()
                        : new Change.To<>(table.at(jobId), List.of()));
    }

    /**
     * Rows and file last: what a crash leaves of them, nobody can ask for.
     *
     * @param gone which may go as they are; others are refused
     */
    void delete(Command command, String id, Predicate<TableImport> gone) {
        imports.delete(
                command,
                id,
                table -> gone.test(table)
                        ? new Change.To<>(table, told(TableEvents.DELETED, table))
                        : new Change.Refuse<>(refusal(table)));
        pages.delete(command.scope(), id);
        blobs(command.scope()).delete(id);
    }

    static Problem refusal(TableImport table) {
        return Problem.of(
                ProblemCode.ILLEGAL_MOVE,
                "The import is " + table.status().name().toLowerCase(Locale.ROOT) + "; that cannot be done now.");
    }

    private static List<EventDraft> told(String event, TableImport table) {
        return List.of(new EventDraft(event, ImportTold.of(table)));
    }
}
