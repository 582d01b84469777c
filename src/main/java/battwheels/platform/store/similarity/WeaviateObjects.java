package battwheels.platform.store.similarity;

import io.weaviate.client6.v1.api.collections.CollectionConfig;
import io.weaviate.client6.v1.api.collections.Property;
import io.weaviate.client6.v1.api.collections.Tokenization;
import io.weaviate.client6.v1.api.collections.VectorConfig;
import io.weaviate.client6.v1.api.collections.Vectors;
import io.weaviate.client6.v1.api.collections.WeaviateObject;
import io.weaviate.client6.v1.api.collections.query.QueryMetadata;
import io.weaviate.client6.v1.api.collections.vectorindex.Flat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Entries as Weaviate objects, and the collection that holds them. */
final class WeaviateObjects {
    static final String ID = "document_id";
    static final String OWNER = "owner";
    static final String LABEL = "label";
    static final String FINGERPRINT = "fingerprint";
    static final String TEXT = "text";

    private WeaviateObjects() {}

    /**
     * A flat index: a tenant has hundreds of entries, and a flat one is exact and takes no memory of its own, where a
     * graph for each of ten thousand tenants would. A tenant that sleeps wakes by being asked.
     */
    static CollectionConfig.Builder schema(CollectionConfig.Builder collection) {
        return collection
                .multiTenancy(
                        many -> many.enabled(true).autoTenantCreation(false).autoTenantActivation(true))
                .properties(
                        exact(ID),
                        exact(OWNER),
                        exact(LABEL),
                        exact(FINGERPRINT),
                        Property.text(
                                TEXT,
                                words -> words.tokenization(Tokenization.WORD).indexSearchable(true)))
                .vectorConfig(VectorConfig.selfProvided(vectors -> vectors.vectorIndex(Flat.of())));
    }

    private static Property exact(String name) {
        return Property.text(
                name, property -> property.tokenization(Tokenization.FIELD).indexSearchable(false));
    }

    static WeaviateObject<Map<String, Object>> of(Entry entry) {
        Map<String, Object> properties = Map.of(
                ID, entry.id(),
                OWNER, entry.owner(),
                LABEL, entry.label(),
                FINGERPRINT, entry.fingerprint(),
                TEXT, entry.text());
        return WeaviateObject.of(
                object -> object.uuid(uuid(entry.id())).properties(properties).vectors(Vectors.of(entry.vector())));
    }

    /** The same id always gets the same UUID, so that putting replaces. */
    static String uuid(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static void fingerprint(WeaviateObject<Map<String, Object>> object, Map<String, String> all) {
        all.put(text(object, ID), text(object, FINGERPRINT));
    }

    static Near near(WeaviateObject<Map<String, Object>> object, boolean byDistance) {
        QueryMetadata told = Objects.requireNonNull(object.queryMetadata(), "asked for");
        // A distance by cosine is 1 - cosine.
        float score = byDistance
                ? 1 - Objects.requireNonNull(told.distance(), "asked for")
                : Objects.requireNonNull(told.score(), "asked for");
        return new Near(text(object, ID), text(object, OWNER), score);
    }

    private static String text(WeaviateObject<Map<String, Object>> object, String property) {
        return String.valueOf(object.properties().get(property));
    }
}
