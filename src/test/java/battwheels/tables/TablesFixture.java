package battwheels.tables;

import static battwheels.fixtures.TestDocuments.onVirtualThread;

import battwheels.fixtures.Api;
import battwheels.fixtures.Commands;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Sends tables, and does to imports and exports what their jobs would do, where no worker runs. */
public final class TablesFixture {
    private static final InstantSource CLOCK = InstantSource.system();

    private TablesFixture() {}

    /** A new import whose file is sent, piece by piece, and not yet said to be whole; its address. */
    public static String sent(Api api, String kind, byte[] content) {
        String path = "/api/v1/imports/"
                + api.post("/api/v1/imports", Map.of("kind", kind, "file_name", "table", "size", content.length))
                        .mustBe(201)
                        .text("/import_id");
        for (int at = 0, index = 0; at < content.length; at += BlobStore.CHUNK_BYTES, index++) {
            byte[] piece = Arrays.copyOfRange(content, at, Math.min(content.length, at + BlobStore.CHUNK_BYTES));
            api.post(
                            path + "/pieces",
                            Map.of(
                                    "index",
                                    index,
                                    "content",
                                    Base64.getEncoder().encodeToString(piece)))
                    .mustBe(200);
        }
        return path;
    }

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
