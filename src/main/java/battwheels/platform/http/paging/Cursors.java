package battwheels.platform.http.paging;

import battwheels.platform.paging.Position;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Positions to and from the text a client carries: sealed JSON in URL-safe base64. */
public final class Cursors {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final CursorSeal seal;

    public Cursors(CursorSeal seal) {
        this.seal = seal;
    }

    /**
     * Where a page begins.
     *
     * @param page its number
     */
    public record Opened(int page, Position position) {}

    /** @param page the number of the page that begins at the position */
    public String seal(int page, Position position, CursorBinding binding) {
        var content = JsonNodeFactory.instance.arrayNode().add(page).add(position.id());
        addValue(content, position.sortValue());
        try {
            var sealed = seal.seal(JSON.writeValueAsBytes(content), binding.bytes());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return empty when the text is no cursor of this binding, however it came about */
    public Optional<Opened> open(String cursor, CursorBinding binding) {
        try {
            return seal.open(Base64.getUrlDecoder().decode(cursor), binding.bytes())
                    .map(Cursors::opened);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Opened opened(byte[] content) {
        try {
            var parts = JSON.readTree(content);
            return new Opened(
                    parts.get(0).intValue(),
                    new Position(value(parts.get(2)), parts.get(1).textValue()));
        } catch (IOException e) {
            throw new UncheckedIOException("a seal opened on what was not sealed here", e);
        }
    }

    private static void addValue(ArrayNode content, @Nullable Object value) {
        switch (value) {
            case null -> content.addNull();
            case String text -> content.add(text);
            case Integer number -> content.add(number.longValue());
            case Long number -> content.add(number);
            case BigDecimal decimal -> content.add(decimal);
            case Boolean flag -> content.add(flag);
            default ->
                throw new IllegalArgumentException(
                        "cannot sort by a " + value.getClass().getSimpleName());
        }
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.longValue() : node.decimalValue();
            default -> null;
        };
    }
}
