package battwheels.platform.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps documents in the file as BSON. H2's default is Java serialization: several times the size and the time, on
 * every commit for every document of a changed page.
 */
final class BsonType extends BasicDataType<Document> {
    static final BsonType INSTANCE = new BsonType();

    private static final int ENTRY_BYTES = 64;
    private static final int VALUE_BYTES = 24;

    private BsonType() {}

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    @Override
    public void write(WriteBuffer target, Document document) {
        ByteBuf encoded = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, encoded);
        target.put(encoded.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer source) {
        ByteBuf encoded = Unpooled.wrappedBuffer(source);
        Document document = BsonDecoder.decodeBson(encoded);
        source.position(source.position() + encoded.readerIndex());
        return document;
    }

    /** A rough count of bytes on the heap: it only decides when H2 drops a page from its cache. */
    @Override
    public int getMemory(Document document) {
        return memory((Object) document);
    }

    private static int memory(@Nullable Object value) {
        return switch (value) {
            case Document document ->
                VALUE_BYTES
                        + document.values().stream()
                                .mapToInt(inner -> ENTRY_BYTES + memory(inner))
                                .sum();
            case Collection<?> elements ->
                VALUE_BYTES + elements.stream().mapToInt(BsonType::memory).sum();
            case String text -> VALUE_BYTES + text.length();
            case null, default -> VALUE_BYTES;
        };
    }
}
