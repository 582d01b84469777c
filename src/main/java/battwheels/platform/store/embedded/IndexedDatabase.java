package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IllegalOperationException;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/** A database whose collections are {@link IndexedCollection}s over typed maps of one H2 file. */
final class IndexedDatabase extends H2Database {
    // The names the library gives its maps: by these it finds them again to drop them.
    private static final String DOCUMENTS = "databases.";
    private static final String META = "meta.";
    private static final String INDEX = "._index_";
    private static final String SYSTEM = "system.";

    private final MVStore store;
    private final EqualityFields fields;

    IndexedDatabase(String name, MVStore store, EqualityFields fields, CursorRegistry cursors) {
        // Before super: its constructor already opens the collections of the file, through the methods below.
        this.store = store;
        this.fields = fields;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String fullName = getFullCollectionNamespace(name);
        MVMap<Object, Document> documents =
                store.openMap(DOCUMENTS + fullName, new MVMap.Builder<Object, Document>().valueType(BsonType.INSTANCE));
        IndexedCollection collection =
                new IndexedCollection(this, name, options, documents, store.openMap(META + fullName), cursorRegistry);
        if (!name.startsWith(SYSTEM)) {
            fields.of(name)
                    .forEach(field ->
                            collection.addEqualityIndex(new EqualityIndex(field, indexMap(name, "equality_" + field))));
        }
        return collection;
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new UniqueIndex(indexMap(collection, index), index, keys, sparse);
    }

    /** Accepted and not kept, as the library does: equality fields serve the filters of small embedded stores. */
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new EmptyIndex<>(index, keys);
    }

    /** The library would leave the indexes behind under the old name. */
    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new IllegalOperationException("renaming a collection is not supported");
    }

    private MVMap<String, Object> indexMap(String collection, String index) {
        return store.openMap(
                getFullCollectionNamespace(collection) + INDEX + index,
                new MVMap.Builder<String, Object>().keyType(StringDataType.INSTANCE));
    }
}
