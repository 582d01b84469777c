package battwheels.platform.store.similarity;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an engine of similarity search does, space by space. A space that is not there, or cannot be read, fails with
 * {@link SpaceMissing}; an engine that does not answer in its time with
 * {@link battwheels.platform.store.StoreUnavailable}.
 */
public interface VectorStore extends AutoCloseable {
    /** Most that one search finds. */
    int FOUND_MAX = 200;

    /** Makes the space, empty; one that is there stays as it is. */
    Future<Void> create(Space space);

    /** Removes the space and everything in it; one that is not there is gone already. */
    Future<Void> delete(Space space);

    Future<Boolean> exists(Space space);

    /** Puts entries in, each in the place of the one with its id. Searches that begin after it find them. */
    Future<Void> put(Space space, List<Entry> entries);

    /** Takes entries out; ids that are not there are no fault. */
    Future<Void> remove(Space space, Collection<String> ids);

    /** Every id with its fingerprint. */
    Future<Map<String, String>> fingerprints(Space space);

    /**
     * The nearest by cosine, best first.
     *
     * @param labels only entries with one of these
     * @param most at most {@link #FOUND_MAX}
     */
    Future<List<Near>> nearest(Space space, float[] vector, Set<String> labels, int most);

    /** The best by BM25 over words of any kind of text, best first. */
    Future<List<Near>> lexical(Space space, String words, Set<String> labels, int most);

    @Override
    void close();
}
