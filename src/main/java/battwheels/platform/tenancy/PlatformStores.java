package battwheels.platform.tenancy;

import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.Documents;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The platform's own collections, without a tenant. Only identity, sign-up and platform administration
 * are handed this type; domains of the workshop work with {@link TenantStores} alone.
 */
public final class PlatformStores {
    private final DocumentStore documents;

    public PlatformStores(DocumentStore documents) {
        this.documents = documents;
    }

    public Documents open(PlatformCollection collection) {
        return documents.open(collection.collectionName());
    }

    /** Makes the indexes of every platform collection; safe to repeat. */
    public Future<Void> ensureIndexes() {
        List<Supplier<Future<Void>>> all = new ArrayList<>();
        for (PlatformCollection collection : PlatformCollection.values()) {
            collection
                    .uniqueKeys()
                    .forEach(keys -> all.add(() -> open(collection).ensureIndex(List.of(keys.split(",")), true)));
            collection
                    .indexedFields()
                    .forEach(field -> all.add(() -> open(collection).ensureIndex(List.of(field), false)));
        }
        return FewAtATime.run(all);
    }
}
