package battwheels.platform.tenancy;

import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.QueryLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.UnaryOperator;

/**
 * The production injection, and after it a test's own hand in what somebody asks: to hold it up, or to have them
 * find that others were faster. What a server does of its own goes as it is.
 */
public final class MeddlingInjection implements Injection {
    private final Injection production = new OrganizationInjection();
    private final UnaryOperator<JsonObject> filters;
    private final UnaryOperator<JsonObject> documents;

    private MeddlingInjection(UnaryOperator<JsonObject> filters, UnaryOperator<JsonObject> documents) {
        this.filters = filters;
        this.documents = documents;
    }

    /**
     * @param filters sees every filter last
     * @param documents sees every new document last
     */
    public static MeddlingInjection of(UnaryOperator<JsonObject> filters, UnaryOperator<JsonObject> documents) {
        return new MeddlingInjection(filters, documents);
    }

    /** Stores as a server makes them, but for this. */
    public TenantStores stores(DocumentCollections collections, QueryLog log) {
        return new TenantStores(collections, log, this);
    }

    private static boolean isAsked(Scope scope) {
        return !scope.actor().id().equals(Actor.SYSTEM.id());
    }

    @Override
    public JsonObject filter(Scope scope, JsonObject filter) {
        JsonObject injected = production.filter(scope, filter);
        return isAsked(scope) ? filters.apply(injected) : injected;
    }

    @Override
    public JsonObject fields(JsonObject fields) {
        return production.fields(fields);
    }

    @Override
    public JsonObject document(Scope scope, JsonObject document) {
        JsonObject injected = production.document(scope, document);
        return isAsked(scope) ? documents.apply(injected) : injected;
    }

    @Override
    public JsonObject update(JsonObject update) {
        return production.update(update);
    }

    @Override
    public JsonArray pipeline(Scope scope, JsonArray pipeline) {
        return production.pipeline(scope, pipeline);
    }
}
