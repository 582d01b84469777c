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
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.tables.TableEvents.ExportTold;
import battwheels.tables.TableExport.ExportStatus;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where exports are kept, and their files. */
final class ExportStore {
    private static final AggregateType<TableExport> TYPE =
            AggregateType.of("export", CollectionSpec.named("exports").indexed("created_at"), TableExport.class);

    private final AggregateStore<TableExport> exports;
    private final Kernel kernel;

    ExportStore(Kernel kernel) {
        this.exports = kernel.aggregates(TYPE);
        this.kernel = kernel;
    }

    BlobStore blobs(Scope scope) {
        return new BlobStore(kernel.stores(), scope, kernel.clock());
    }

    Optional<TableExport> find(Scope scope, String id) {
        return exports.find(scope, id).map(Stored::state);
    }

    Stored<TableExport> get(Scope scope, String id) {
        return exports.get(scope, id);
    }

    Slice<TableExport> page(Scope scope, PageQuery page) {
        return exports.page(scope, new JsonObject(), page, "created_at").map(Stored::state);
    }

    long count(Scope scope) {
        return exports.count(scope, new JsonObject());
    }

    List<TableExport> before(Scope scope, Instant instant) {
        JsonObject older = new JsonObject().put("created_at", new JsonObject().put("$lt", WireJson.instant(instant)));
        return exports.list(scope, Find.where(older).limitedTo(100)).stream()
                .map(Stored::state)
                .toList();
    }

    Stored<TableExport> create(Command command, TableExport table) {
        return exports.create(command, table.exportId(), table, told(TableEvents.EXPORTED, table));
    }

    /** Changes one that is being written; one that is ready stays. */
    Stored<TableExport> change(Command command, String id, UnaryOperator<TableExport> to) {
        return exports.change(command, id, table -> {
            TableExport after = table.status() == ExportStatus.WRITING ? to.apply(table) : table;
            if (after.equals(table)) {
                return new Change.Keep<>();
            }
            return new Change.To<>(
                    after, after.status() == ExportStatus.READY ? told(TableEvents.WRITTEN, after) : List.of());
        });
    }

    /** The file last. */
    void delete(Command command, TableExport table) {
        exports.delete(command, table.exportId(), before -> new Change.To<>(before, told(TableEvents.REMOVED, before)));
        if (table.fileId() != null) {
            blobs(command.scope()).delete(table.fileId());
        }
    }

    private static List<EventDraft> told(String event, TableExport table) {
        return List.of(new EventDraft(event, ExportTold.of(table)));
    }
}
