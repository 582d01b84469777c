package battwheels.platform.json;

import battwheels.platform.money.StoredMoney;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Records to and from documents: as on the wire, except that money is a whole number of paise. */
public final class DocumentJson {
    private static final ObjectMapper MAPPER = WireJson.mapper().registerModule(new StoredMoney());

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
}
