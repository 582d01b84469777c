package battwheels.platform.http.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The body a call takes.
 *
 * @param maxBytes most bytes it may have; the server's own bound holds besides
 * @param schema the schema, usually one reference into {@code #/components/schemas}
 */
public record Body(boolean required, String mediaType, int maxBytes, JsonNode schema) {}
