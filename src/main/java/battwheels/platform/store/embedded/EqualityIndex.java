package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents whose field equals a string, whatever else the filter asks: the library itself uses an index only
 * for filters of exactly a unique index's fields. The map goes from value and id to position, in the order of ids; it
 * leads to a superset, and the collection applies the whole filter to what is found.
 */
final class EqualityIndex extends Index<Object> {
    private static final String END = "\0";
    private static final String AFTER_END = "\1";

    /** Stands in a map that holds every document; no value is empty, so no key is this one. */
    private static final String COMPLETE = END + "complete";

    private final String field;
    private final MVMap<String, Object> positions;

    EqualityIndex(String field, MVMap<String, Object> positions) {
        // Sparse, because a document without the field is not in it.
        super("equality_" + field, List.of(new IndexKey(field, true)), true);
        this.field = field;
        this.positions = positions;
    }

    /** Positions in the order of string ids. */
    record ByIds(List<Object> positions) implements Iterable<Object> {
        @Override
        public Iterator<Object> iterator() {
            return positions.iterator();
        }
    }

    @Override
    public boolean canHandle(Document query) {
        return Equality.required(query, field) != null;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        String value = Equality.required(query, field);
        IdRange ids = IdRange.of(query);
        String last = ids.to() == null ? value + AFTER_END : value + END + ids.to();
        List<Object> found = new ArrayList<>();
        Cursor<String, Object> cursor = positions.cursor(value + END + ids.from(), last, false);
        while (cursor.hasNext()) {
            cursor.next();
            found.add(cursor.getValue());
        }
        return new ByIds(found);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return keys(document).stream().map(positions::get).findFirst().orElse(null);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void add(Document document, Object position, @Nullable MongoCollection<Object> collection) {
        keys(document).forEach(key -> positions.put(key, position));
    }

    @Override
    public @Nullable Object remove(Document document) {
        return keys(document).stream().map(positions::remove).reduce(null, (first, next) -> next);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!keys(before).equals(keys(after))) {
            remove(before);
            add(after, position, collection);
        }
    }

    /** To be called once every document of the collection is in: from then on it is not built again. */
    void markComplete() {
        positions.putIfAbsent(COMPLETE, true);
    }

    @Override
    public boolean isEmpty() {
        return !positions.containsKey(COMPLETE);
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong() - 1;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        positions.clear();
    }

    private List<String> keys(Document document) {
        String id = idText(document.get("_id"));
        return Equality.stored(document.get(field)).stream()
                .map(value -> value + END + id)
                .toList();
    }

    /** Ids of different types that print alike stay apart. */
    private static String idText(@Nullable Object id) {
        return id instanceof String text
                ? text
                : END + (id == null ? "" : id.getClass().getSimpleName()) + END + id;
    }
}
