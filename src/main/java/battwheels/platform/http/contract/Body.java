package battwheels.platform.http.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The body a call takes.
 *
 * @param maxBytes most bytes it may have; the server's own bound holds besides
 * @param form whether its members may also come as an HTML form sends them, {@code application/x-www-form-urlencoded}
 * @param schema the schema, usually one reference into {@code #/components/schemas}
 */
public record Body(boolean required, String mediaType, int maxBytes, boolean form, JsonNode schema) {}
