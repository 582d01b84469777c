package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The library's unique index over keys that are cheap to compare: the BSON of the values as a string, where the library
 * serializes two Java objects for every comparison. It also answers filters that name more than its own fields.
 */
final class UniqueIndex extends AbstractUniqueIndex<Object> {
    private final MVMap<String, Object> positions;

    UniqueIndex(MVMap<String, Object> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    /** Plain values for all fields lead to one document at most; the rest of the filter is applied to that one. */
    @Override
    public synchronized boolean canHandle(Document query) {
        return super.canHandle(query) || keys().stream().allMatch(key -> isPlain(query.get(key)));
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        if (super.canHandle(query)) {
            return super.getPositions(query);
        }
        Document own = new Document();
        keys().forEach(key -> own.put(key, query.get(key)));
        return super.getPositions(own);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value != null
                && !(value instanceof Map)
                && !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression);
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(encoded(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(encoded(key), Missing.ofNullable(position)) == null;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(encoded(key));
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        Map<KeyValue, Object> entries = new LinkedHashMap<>();
        positions.forEach((key, position) -> entries.put(decoded(key), position));
        return entries.entrySet();
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    private static String encoded(KeyValue key) {
        Document fields = new Document();
        key.normalized().forEach(value -> fields.put(Integer.toString(fields.size()), value));
        ByteBuf bytes = Unpooled.buffer();
        BsonEncoder.encodeDocument(fields, bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static KeyValue decoded(String key) {
        ByteBuf bytes = Unpooled.copiedBuffer(key, StandardCharsets.ISO_8859_1);
        return new KeyValue(BsonDecoder.decodeBson(bytes).values());
    }
}
