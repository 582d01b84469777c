package battwheels.evfi.index;

import battwheels.platform.Kernel;
import battwheels.platform.search.EmbeddingModel;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantCollection;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** Which model's index answers for an organization; one document each. */
final class IndexStates {
    static final CollectionSpec SPEC = CollectionSpec.named("evfi_indexes");
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int REMEMBERED = 10_000;

    private final Kernel kernel;
    private final Cache<String, EmbeddingModel> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();

    IndexStates(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Empty before the organization's first index. */
    Optional<EmbeddingModel> serving(Scope scope) {
        String organization = scope.organization().value();
        EmbeddingModel remembered = known.getIfPresent(organization);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<EmbeddingModel> stored = open(scope).findOne(id(scope)).await().map(IndexStates::model);
        stored.ifPresent(model -> known.put(organization, model));
        return stored;
    }

    /** From now on this model's index answers. */
    void serve(Scope scope, EmbeddingModel model) {
        JsonObject chosen = new JsonObject().put("model", model.name()).put("dimension", model.dimension());
        open(scope).upsert(id(scope), new JsonObject().put("$set", chosen)).await();
        known.put(scope.organization().value(), model);
    }

    private TenantCollection open(Scope scope) {
        return kernel.stores().open(scope, SPEC);
    }

    private static JsonObject id(Scope scope) {
        return new JsonObject().put("_id", scope.organization().value());
    }

    private static EmbeddingModel model(JsonObject document) {
        return new EmbeddingModel(document.getString("model"), document.getInteger("dimension"));
    }
}
