package battwheels.platform.http.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The body a call takes.
 *
 * @param schema the schema, usually one reference into {@code #/components/schemas}
 */
public record Body(boolean required, String mediaType, JsonNode schema) {}
