package battwheels.platform.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Records to and from JSON as the wire has it: snake_case names, enumerations in lower case, instants in UTC with
 * milliseconds, plain exact decimals. A member no record knows is ignored; a null for a primitive is a fault.
 */
public final class WireJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(times())
            .addModule(documents())
            .addModule(flat())
            .build();

    private WireJson() {}

    /** @throws IllegalArgumentException when the tree does not fit the record: the contract let through what the record cannot hold */
    public static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the contract and " + type.getSimpleName() + " do not agree", e);
        }
    }

    /** A mapper of the same rules, to be extended. */
    static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /** A record, map or list as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A record, map, list or tree as UTF-8 bytes. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** An instant as the wire and the documents have it: {@code 2026-04-01T09:30:00.000Z}. */
    public static String instant(Instant instant) {
        return InstantText.write(instant);
    }

    private static SimpleModule times() {
        return new SimpleModule("times")
                .addSerializer(Instant.class, new InstantWriter())
                .addSerializer(LocalDate.class, new ToStringSerializer(LocalDate.class))
                .addDeserializer(Instant.class, new TimeReader<>(Instant.class, InstantText::read))
                .addDeserializer(LocalDate.class, new TimeReader<>(LocalDate.class, LocalDate::parse));
    }

    /** Parts of stored documents, as an audit entry shows them. */
    private static SimpleModule documents() {
        return new SimpleModule("documents")
                .addSerializer(JsonObject.class, new ContentWriter<>(JsonObject.class, JsonObject::getMap))
                .addSerializer(JsonArray.class, new ContentWriter<>(JsonArray.class, JsonArray::getList));
    }

    private static SimpleModule flat() {
        return new SimpleModule("flat").setDeserializerModifier(new FlatRecords());
    }

    private static final class InstantWriter extends StdScalarSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(instant(value));
        }
    }

    private static final class ContentWriter<T> extends StdSerializer<T> {
        private final transient Function<T, Object> content;

        ContentWriter(Class<T> type, Function<T, Object> content) {
            super(type);
            this.content = content;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(content.apply(value), generator);
        }
    }

    private static final class TimeReader<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> parse;

        TimeReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getText(), handledType(), "not a time");
            }
        }
    }
}
