package battwheels.platform.tenancy;

import battwheels.platform.search.EmbeddingModel;
import battwheels.platform.store.similarity.Entry;
import battwheels.platform.store.similarity.Near;
import battwheels.platform.store.similarity.Space;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.tenancy.SimilarityHits.Hit;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Similarity search of one organization (design rule 16): it writes its own namespace, and reads that and the global
 * one. Every hit carries the owner it was written for; one that is not the reader's is a breach, whatever let it
 * through. Fails as {@link VectorStore} does.
 */
public final class SimilarityIndex {
    private static final int POINTS = 10_000;
    static final Room SHARED = new Room(Namespaces.GLOBAL, Namespaces.GLOBAL);

    private final VectorStore engine;
    private final EmbeddingModel model;
    private final Room own;

    /** A namespace of the engine, and who owns what is in it. */
    record Room(String namespace, String owner) {}

    SimilarityIndex(VectorStore engine, EmbeddingModel model, Room own) {
        this.engine = engine;
        this.model = model;
        this.own = own;
    }

    public EmbeddingModel model() {
        return model;
    }

    public Future<Void> create() {
        return engine.create(space(own));
    }

    public Future<Void> delete() {
        return engine.delete(space(own));
    }

    public Future<Boolean> exists() {
        return engine.exists(space(own));
    }

    /** Puts documents in, each in the place of the one with its id. */
    public Future<Void> put(List<Indexed> documents) {
        return engine.put(
                space(own),
                documents.stream()
                        .map(each -> new Entry(
                                each.id(), own.owner(), each.label(), each.fingerprint(), each.text(), each.vector()))
                        .toList());
    }

    public Future<Void> remove(Collection<String> ids) {
        return engine.remove(space(own), ids);
    }

    /** Every id with its fingerprint. */
    public Future<Map<String, String>> fingerprints() {
        return engine.fingerprints(space(own));
    }

    /** Reads the knowledge named and nothing else. */
    public Future<SimilarityHits> search(Knowledge from, SimilarityQuestion question) {
        Room room = from == Knowledge.OWN ? own : SHARED;
        Space space = space(room);
        Future<List<Near>> nearest = question.vector()
                .map(vector -> engine.nearest(space, vector, question.labels(), question.most()))
                .orElseGet(() -> Future.succeededFuture(List.of()));
        Future<List<Near>> lexical = question.words().isBlank()
                ? Future.succeededFuture(List.of())
                : engine.lexical(space, question.words(), question.labels(), question.most());
        BiFunction<List<Near>, List<Near>, SimilarityHits> hits =
                (near, said) -> new SimilarityHits(from, hits(room, near), hits(room, said));
        return Future.all(nearest, lexical).map(both -> hits.apply(nearest.result(), lexical.result()));
    }

    private static List<Hit> hits(Room room, List<Near> found) {
        for (Near each : found) {
            if (!each.owner().equals(room.owner())) {
                throw new TenancyBreach("a search met what is not its organization's");
            }
        }
        return found.stream()
                .map(each -> new Hit(each.id(), Math.round(each.score() * POINTS)))
                .toList();
    }

    private Space space(Room room) {
        return new Space(room.namespace(), model.key());
    }
}
