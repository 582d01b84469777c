package battwheels.tables;

import battwheels.platform.Kernel;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Position;
import battwheels.platform.paging.Slice;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the rows of imports wait, and what became of them stands: a document for each page. */
final class RowPages {
    static final CollectionSpec SPEC = CollectionSpec.named("import_pages").indexed("import_id,index");

    private final Kernel kernel;

    RowPages(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Writes the page, over an earlier one of the same place. */
    void write(Scope scope, String importId, RowPage page) {
        JsonObject fields = DocumentJson.document(page).put("import_id", importId);
        open(scope)
                .upsert(new JsonObject().put("_id", id(importId, page.index())), new JsonObject().put("$set", fields))
                .await();
    }

    /** The first page of this index or a later one whose rows are not settled; pages have no gaps. */
    Optional<RowPage> next(Scope scope, String importId, int from) {
        Optional<RowPage> page = find(scope, importId, from);
        for (int index = from + 1; page.isPresent() && page.get().done(); index++) {
            page = find(scope, importId, index);
        }
        return page;
    }

    RowCounts counts(Scope scope, String importId) {
        return heads(scope, importId).stream().map(Head::counts).reduce(RowCounts.NONE, RowCounts::plus);
    }

    void delete(Scope scope, String importId) {
        open(scope).deleteMany(of(importId)).await();
    }

    /** Rows of this status, or all, in the order of the table. */
    Slice<ImportedRow> rows(Scope scope, String importId, Optional<RowStatus> status, PageQuery asked) {
        List<Head> heads = heads(scope, importId);
        long total = heads.stream().mapToLong(head -> head.fit(status)).sum();
        long after = asked.after() == null ? 0 : Long.parseLong(asked.after().id());
        long skip = asked.skip();
        List<ImportedRow> found = new ArrayList<>();
        for (Head head : heads) {
            int fit = head.fit(status);
            if (found.size() > asked.limit()) {
                break;
            }
            if (fit == 0 || head.lastRow() <= after) {
                continue;
            }
            if (skip >= fit) {
                skip -= fit;
                continue;
            }
            List<ImportedRow> rows = find(scope, importId, head.index()).map(RowPage::rows).orElse(List.of()).stream()
                    .filter(row -> row.row() > after
                            && status.map(row.status()::equals).orElse(true))
                    .toList();
            found.addAll(rows.subList((int) Math.min(skip, rows.size()), rows.size()));
            skip = 0;
        }
        List<ImportedRow> fetched = found.subList(0, Math.min(found.size(), asked.fetch()));
        return Slice.of(asked, fetched, total, row -> new Position((long) row.row(), Integer.toString(row.row())));
    }

    /** A page without its rows. */
    private record Head(int index, int lastRow, RowCounts counts) {
        int fit(Optional<RowStatus> status) {
            return status.map(counts::of).orElseGet(counts::total);
        }
    }

    private List<Head> heads(Scope scope, String importId) {
        JsonObject only = new JsonObject().put("index", 1).put("counts", 1).put("last_row", 1);
        List<Head> heads = new ArrayList<>();
        int from = 0;
        List<JsonObject> some;
        do {
            JsonObject filter = of(importId).put("index", new JsonObject().put("$gte", from));
            some = open(scope)
                    .find(Find.where(filter)
                            .sortedBy(new JsonObject().put("index", 1))
                            .only(only))
                    .await();
            for (JsonObject each : some) {
                heads.add(DocumentJson.read(each, Head.class));
            }
            from = heads.isEmpty() ? 0 : heads.getLast().index() + 1;
        } while (some.size() == Find.MAX);
        return heads;
    }

    private Optional<RowPage> find(Scope scope, String importId, int index) {
        return open(scope)
                .findOne(new JsonObject().put("_id", id(importId, index)))
                .await()
                .map(page -> DocumentJson.read(page, RowPage.class));
    }

    private static JsonObject of(String importId) {
        return new JsonObject().put("import_id", importId);
    }

    private static String id(String importId, int index) {
        return importId + String.format(Locale.ROOT, ".%05d", index);
    }

    private TenantCollection open(Scope scope) {
        return kernel.stores().open(scope, SPEC);
    }
}
