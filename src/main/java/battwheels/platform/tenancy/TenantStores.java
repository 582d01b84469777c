package battwheels.platform.tenancy;

import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.QueryLog;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The way to documents: every collection that comes out of here is bound to a scope. */
public final class TenantStores {
    private final DocumentStore documents;
    private final QueryLog log;
    private final Injection injection;

    public TenantStores(DocumentStore documents, QueryLog log) {
        this(documents, log, new OrganizationInjection());
    }

    TenantStores(DocumentStore documents, QueryLog log, Injection injection) {
        this.documents = documents;
        this.log = log;
        this.injection = injection;
    }

    /** The collection as the scope's organization sees it. */
    public TenantCollection open(Scope scope, CollectionSpec spec) {
        return open(scope, spec.name());
    }

    /** A platform collection whose rows belong to organizations, as the scope's organization sees it. */
    public TenantCollection open(Scope scope, PlatformCollection collection) {
        PlatformCollection.refuseUnscoped(collection.collectionName());
        return open(scope, collection.collectionName());
    }

    /** Makes the indexes of the given collections; safe to repeat. */
    public Future<Void> ensureIndexes(List<CollectionSpec> specs) {
        List<Supplier<Future<Void>>> all = new ArrayList<>();
        for (CollectionSpec spec : specs) {
            spec.uniqueFields().forEach(field -> all.add(() -> index(spec, field, true)));
            spec.indexedFields().forEach(fields -> all.add(() -> index(spec, fields, false)));
        }
        return FewAtATime.run(all);
    }

    private Future<Void> index(CollectionSpec spec, String fields, boolean unique) {
        List<String> keys = new ArrayList<>(List.of(OrganizationInjection.FIELD));
        keys.addAll(List.of(fields.split(",")));
        return documents.open(spec.name()).ensureIndex(keys, unique);
    }

    private TenantCollection open(Scope scope, String name) {
        return new TenantCollection(documents.open(name), name, scope, injection, log);
    }
}
