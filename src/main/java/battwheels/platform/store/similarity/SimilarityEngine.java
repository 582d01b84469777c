package battwheels.platform.store.similarity;

import battwheels.platform.config.Configuration;
import battwheels.platform.config.Engine;
import battwheels.platform.config.Secret;
import io.vertx.core.Vertx;
import java.net.URI;

/** The engine of similarity search as the configuration names it. */
public final class SimilarityEngine {
    private SimilarityEngine() {}

    /** Opens no file and no connection before it is first asked. */
    public static VectorStore open(Vertx vertx, Configuration configuration) {
        Configuration.Weaviate weaviate = configuration.weaviate();
        return switch (weaviate.engine()) {
            case Engine.At elsewhere ->
                new WeaviateVectors(
                        vertx,
                        new WeaviateAddress(
                                URI.create(elsewhere.url().value()),
                                weaviate.grpcPort(),
                                weaviate.apiKey().map(Secret::value)));
            case Engine.Embedded here ->
                new LuceneVectors(
                        configuration.data().dir().resolve("similarity"),
                        configuration.similarity().open());
        };
    }
}
