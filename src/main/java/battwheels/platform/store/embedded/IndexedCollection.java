package battwheels.platform.store.embedded;

import static java.util.Comparator.comparing;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** A collection that is also found by its equality fields, and whose stored documents never change in place. */
final class IndexedCollection extends H2Collection {
    private static final Document BY_ID = new Document("_id", 1);

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    void addEqualityIndex(EqualityIndex index) {
        addIndex(index);
        index.markComplete();
    }

    /** The first index that can answer is used, so those that lead to one document stand first. */
    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
        getIndexes().sort(comparing(Index::isUnique, (a, b) -> Boolean.compare(b, a)));
    }

    /** The library counts without its lock, and would meet index entries of a document being removed. */
    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    /**
     * Hands out copies. The library edits a document it found field by field and then stores it; done on the stored
     * object itself, a reply being encoded or a page being saved at that moment would hold half an edit.
     */
    @Override
    protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
        return super.createQueryResult(
                matched.stream().map(Document::cloneDeeply).toList(), batchSize);
    }

    /**
     * An aggregation reads everything and then applies its {@code $match}: it may start from what that leaves. Wrapped,
     * because the library takes a bare filter that has a field named {@code query} for something else.
     */
    @Override
    public Stream<Document> queryAllAsStream() {
        return LeadingMatch.takeFor(getCollectionName())
                .map(match -> handleQueryAsStream(new Document("$query", match)))
                .orElseGet(super::queryAllAsStream);
    }

    /** What is asked for in the order of ids and found in it is not read whole to be sorted. */
    @Override
    protected QueryResult matchDocuments(
            Document query,
            Iterable<Object> positions,
            Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            Document fieldSelector) {
        boolean inOrder = positions instanceof EqualityIndex.ByIds && BY_ID.equals(orderBy);
        return super.matchDocuments(
                query, positions, inOrder ? new Document() : orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    /** The library drops only the indexes it was told of by a command. */
    @Override
    public synchronized void drop() {
        getIndexes().removeIf(index -> {
            index.drop();
            return true;
        });
        super.drop();
    }

    /** Sizes are not kept: they would be one more page to save with every write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
