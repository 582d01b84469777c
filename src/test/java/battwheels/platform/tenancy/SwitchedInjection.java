package battwheels.platform.tenancy;

import battwheels.platform.store.DocumentCollections;
import battwheels.platform.store.QueryLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The production injection until it is switched off; from then on filters and pipelines of whoever asks go as they are,
 * and whatever they write belongs to one organization that is everybody's. The isolation proof switches it off to see
 * that its cases notice. What the server does of itself keeps its organization: no case asks it, and its rounds over
 * hundreds of organizations would each go through everybody's documents.
 */
public final class SwitchedInjection implements Injection {
    private static final String EVERYBODY = "org_everybody0";

    private final Injection production = new OrganizationInjection();
    private volatile boolean off;

    /** Stores as a server makes them, but for the switch. */
    public TenantStores stores(DocumentCollections documents, QueryLog log) {
        return new TenantStores(documents, log, this);
    }

    public void off() {
        off = true;
    }

    private boolean leaves(Scope scope) {
        return off && !scope.actor().equals(Actor.SYSTEM);
    }

    @Override
    public JsonObject filter(Scope scope, JsonObject filter) {
        return leaves(scope) ? filter : production.filter(scope, filter);
    }

    @Override
    public JsonObject fields(JsonObject fields) {
        return off ? fields : production.fields(fields);
    }

    @Override
    public JsonObject document(Scope scope, JsonObject document) {
        return leaves(scope)
                ? document.copy().put(OrganizationInjection.FIELD, EVERYBODY)
                : production.document(scope, document);
    }

    @Override
    public JsonObject update(JsonObject update) {
        return off ? update : production.update(update);
    }

    @Override
    public JsonArray pipeline(Scope scope, JsonArray pipeline) {
        return leaves(scope) ? pipeline : production.pipeline(scope, pipeline);
    }
}
