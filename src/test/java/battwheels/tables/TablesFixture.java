package battwheels.tables;

import static battwheels.fixtures.TestDocuments.onVirtualThread;

import battwheels.fixtures.Commands;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Does to imports and exports what their jobs would do, where no worker runs. */
public final class TablesFixture {
    private static final InstantSource CLOCK = InstantSource.system();

    private TablesFixture() {}

    /** An import whose one row is found good. */
    public static void validated(TenantStores stores, String organization, String importId) {
        RowPage page = RowPage.of(
                0, false, List.of(new ImportedRow(2, RowStatus.VALID, List.of(), null, Map.of("name", "Green Labs"))));
        written(() -> {
            Scope scope = Commands.scope(organization, CLOCK);
            stores.open(scope, RowPages.SPEC)
                    .insert(DocumentJson.document(page)
                            .put("_id", importId + ".0")
                            .put("import_id", importId))
                    .await();
            set(
                    stores,
                    scope,
                    "imports",
                    importId,
                    new JsonObject().put("status", "validated").put("rows", DocumentJson.document(page.counts())));
        });
    }

    /** An export whose file is whole. */
    public static void ready(TenantStores stores, String organization, String exportId, byte[] file) {
        written(() -> {
            Scope scope = Commands.scope(organization, CLOCK);
            String fileId = exportId + ".1";
            new BlobStore(stores, scope, CLOCK).put(fileId, new ByteArrayInputStream(file), BlobStore.MOST_BYTES);
            set(
                    stores,
                    scope,
                    "exports",
                    exportId,
                    new JsonObject()
                            .put("status", "ready")
                            .put("rows", 1)
                            .put("size", file.length)
                            .put("file_id", fileId));
        });
    }

    private static void set(TenantStores stores, Scope scope, String collection, String id, JsonObject fields) {
        stores.open(scope, CollectionSpec.named(collection))
                .updateOne(new JsonObject().put("_id", id), new JsonObject().put("$set", fields))
                .await();
    }

    private interface Writing {
        void run() throws Exception;
    }

    private static void written(Writing writing) {
        try {
            onVirtualThread(() -> {
                writing.run();
                return true;
            });
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
