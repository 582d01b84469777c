package battwheels.platform.json;

import battwheels.platform.money.StoredMoney;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** Records to and from documents: as on the wire, except that money is a whole number of paise. */
public final class DocumentJson {
    private static final ObjectMapper MAPPER =
            WireJson.mapper().registerModule(new StoredMoney()).registerModule(nested());

    private DocumentJson() {}

    /** The record's fields; those without a value are there as null. */
    @SuppressWarnings("unchecked")
    public static JsonObject document(Object value) {
        return new JsonObject((Map<String, Object>) MAPPER.convertValue(value, Map.class));
    }

    /** The record out of a document; fields it does not know are passed over. */
    public static <T> T read(JsonObject document, Class<T> type) {
        return MAPPER.convertValue(document.getMap(), type);
    }

    /** What the store hands back inside a document: objects and arrays of Vert.x, which Jackson takes for beans. */
    private static SimpleModule nested() {
        return new SimpleModule("nested")
                .addSerializer(JsonObject.class, new Unwrapped<>(JsonObject.class, JsonObject::getMap))
                .addSerializer(JsonArray.class, new Unwrapped<>(JsonArray.class, JsonArray::getList));
    }

    private static final class Unwrapped<T> extends StdSerializer<T> {
        private final transient Function<T, Object> content;

        Unwrapped(Class<T> type, Function<T, Object> content) {
            super(type);
            this.content = content;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writePOJO(content.apply(value));
        }
    }
}
