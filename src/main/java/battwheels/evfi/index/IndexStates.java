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

/** Which model's index answers for an organization, and whether it is whole; one document each. */
final class IndexStates {
    static final CollectionSpec SPEC = CollectionSpec.named("evfi_indexes");
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int REMEMBERED = 10_000;

    private final Kernel kernel;
    private final Cache<String, State> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();

    IndexStates(Kernel kernel) {
        this.kernel = kernel;
    }

    /** @param whole whether it holds what the documents hold; if not, a job is about it */
    private record State(EmbeddingModel model, boolean whole) {}

    /** Empty before the organization's first index. */
    Optional<EmbeddingModel> serving(Scope scope) {
        return state(scope).map(State::model);
    }

    /** Whether the index that answers can answer alone. */
    boolean isWhole(Scope scope) {
        return state(scope).map(State::whole).orElse(true);
    }

    /** From now on this model's index answers. */
    void serve(Scope scope, EmbeddingModel model) {
        keep(scope, new State(model, true));
    }

    /** This model's index begins anew: if it is the one that answers, the documents do until it is served again. */
    void beginAnew(Scope scope, EmbeddingModel model) {
        state(scope)
                .filter(state -> state.model().equals(model))
                .ifPresent(state -> keep(scope, new State(model, false)));
    }

    private Optional<State> state(Scope scope) {
        String organization = scope.organization().value();
        State remembered = known.getIfPresent(organization);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<State> stored = open(scope).findOne(id(scope)).await().map(IndexStates::state);
        stored.ifPresent(state -> known.put(organization, state));
        return stored;
    }

    private void keep(Scope scope, State state) {
        JsonObject chosen = new JsonObject()
                .put("model", state.model().name())
                .put("dimension", state.model().dimension())
                .put("whole", state.whole());
        open(scope).upsert(id(scope), new JsonObject().put("$set", chosen)).await();
        known.put(scope.organization().value(), state);
    }

    private TenantCollection open(Scope scope) {
        return kernel.stores().open(scope, SPEC);
    }

    private static JsonObject id(Scope scope) {
        return new JsonObject().put("_id", scope.organization().value());
    }

    private static State state(JsonObject document) {
        EmbeddingModel model = new EmbeddingModel(document.getString("model"), document.getInteger("dimension"));
        return new State(model, document.getBoolean("whole", true));
    }
}
