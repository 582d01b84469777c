package battwheels.platform.store.dump;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a file for each collection: {@code .bson} as mongodump writes it, or {@code .json} or {@code .jsonl} with
 * a document of extended JSON on each line, as mongoexport does. Documents come one at a time and plain: ids and
 * instants are text, numbers numbers, binary content is left out.
 */
public final class Dump {
    /** The most that a document of MongoDB has. */
    private static final int DOCUMENT_MAX = 16 << 20;

    private static final int HEAD = 4;
    private static final List<String> ENDINGS = List.of(".bson", ".jsonl", ".json");
    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private final Path folder;

    public Dump(Path folder) {
        this.folder = folder;
    }

    /** Takes documents. */
    @FunctionalInterface
    public interface Sink {
        void document(JsonObject plain);
    }

    /**
     * Reads a collection.
     *
     * @param names that it may have; the first of which there is a file counts
     * @return whether there is one
     * @throws IOException when the file is damaged; its message says where
     */
    public boolean read(List<String> names, Sink sink) throws IOException {
        Optional<Path> file = file(names);
        if (file.isEmpty()) {
            return false;
        }
        if (file.get().toString().endsWith(".bson")) {
            binary(file.get(), sink);
        } else {
            lines(file.get(), sink);
        }
        return true;
    }

    private Optional<Path> file(List<String> names) {
        return names.stream()
                .flatMap(name -> ENDINGS.stream().map(ending -> folder.resolve(name + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static void binary(Path file, Sink sink) throws IOException {
        long at = 0;
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(raw))) {
            for (byte[] head = in.readNBytes(HEAD); head.length > 0; head = in.readNBytes(HEAD)) {
                byte[] document = document(head, in, file, at);
                sink.document(plain(new JsonObject(new RawBsonDocument(document).toJson(RELAXED))));
                at += document.length;
            }
        } catch (BsonSerializationException | DecodeException broken) {
            throw damaged(file, at, broken);
        }
    }

    private static byte[] document(byte[] head, DataInputStream in, Path file, long at) throws IOException {
        int size = head.length < HEAD
                ? 0
                : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size <= HEAD || size > DOCUMENT_MAX) {
            throw damaged(file, at, null);
        }
        byte[] document = new byte[size];
        System.arraycopy(head, 0, document, 0, HEAD);
        try {
            in.readFully(document, HEAD, size - HEAD);
        } catch (EOFException cut) {
            throw damaged(file, at, cut);
        }
        return document;
    }

    private static IOException damaged(Path file, long at, @Nullable Throwable cause) {
        return new IOException(file.getFileName() + " is damaged at byte " + at + ".", cause);
    }

    private static void lines(Path file, Sink sink) throws IOException {
        long number = 0;
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (!line.isBlank()) {
                    sink.document(plain(new JsonObject(line)));
                }
            }
        } catch (DecodeException broken) {
            throw new IOException(file.getFileName() + " has no document of JSON on line " + number + ".", broken);
        }
    }

    private static JsonObject plain(JsonObject document) {
        JsonObject plain = new JsonObject();
        for (Map.Entry<String, Object> field : document) {
            plain.put(field.getKey(), value(field.getValue()));
        }
        return plain;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case JsonObject wrapped when wrapped.size() == 1 && isWrapper(wrapped) -> unwrapped(wrapped);
            case JsonObject object when object.containsKey("$binary") || object.containsKey("$timestamp") -> null;
            case JsonObject object -> plain(object);
            case JsonArray array -> {
                JsonArray all = new JsonArray();
                array.forEach(each -> all.add(value(each)));
                yield all;
            }
            case null -> null;
            default -> value;
        };
    }

    private static boolean isWrapper(JsonObject object) {
        return object.fieldNames().iterator().next().startsWith("$");
    }

    private static @Nullable Object unwrapped(JsonObject wrapper) {
        String kind = wrapper.fieldNames().iterator().next();
        Object inside = wrapper.getValue(kind);
        return switch (kind) {
            case "$oid", "$symbol", "$numberDouble" -> inside;
            case "$date" -> date(inside);
            case "$numberInt", "$numberLong" -> Long.valueOf(String.valueOf(inside));
            case "$numberDecimal" -> new java.math.BigDecimal(String.valueOf(inside));
            default -> null;
        };
    }

    /** Extended JSON has instants as text, or as milliseconds, wrapped or not. */
    private static Object date(Object inside) {
        Object bare = inside instanceof JsonObject wrapped ? unwrapped(wrapped) : inside;
        return bare instanceof Number millis
                ? java.time.Instant.ofEpochMilli(millis.longValue()).toString()
                : String.valueOf(bare);
    }
}
