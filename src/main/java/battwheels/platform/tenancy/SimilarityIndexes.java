package battwheels.platform.tenancy;

import battwheels.platform.search.EmbeddingModel;
import battwheels.platform.store.similarity.VectorStore;

/** The way to similarity search: every index that comes out of here is bound to one scope, or to what all read. */
public final class SimilarityIndexes {
    private final VectorStore engine;
    private final Namespaces namespaces;

    public SimilarityIndexes(VectorStore engine) {
        this(engine, Namespaces.PRODUCTION);
    }

    SimilarityIndexes(VectorStore engine, Namespaces namespaces) {
        this.engine = engine;
        this.namespaces = namespaces;
    }

    /** The index of the scope's organization, with the global one to read beside it. */
    public SimilarityIndex open(Scope scope, EmbeddingModel model) {
        String owner = scope.organization().value();
        return new SimilarityIndex(engine, model, new SimilarityIndex.Room(namespaces.of(scope.organization()), owner));
    }

    /** What all organizations read. Whoever holds this writes what all will find: review comes before it. */
    public SimilarityIndex library(EmbeddingModel model) {
        return new SimilarityIndex(engine, model, SimilarityIndex.SHARED);
    }
}
