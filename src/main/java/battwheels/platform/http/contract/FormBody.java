package battwheels.platform.http.contract;

import battwheels.platform.http.contract.StrictJson.Parsed;
import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A body as OAuth 2.0 sends its token requests (RFC 6749, section 3.2): names and values like a query. It becomes the
 * tree that the same members in JSON would be, every value a text, and is judged by the same schema.
 */
final class FormBody {
    static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    static Parsed parse(byte[] bytes) {
        return text(bytes) instanceof String text ? parse(text) : unreadable("", "the body must be UTF-8.");
    }

    private static Parsed parse(String text) {
        var tree = JsonNodeFactory.instance.objectNode();
        switch (QueryString.decode(text)) {
            case QueryString.Malformed malformed -> {
                return unreadable("", "the body must be percent-encoded UTF-8.");
            }
            case QueryString.Decoded(var values) -> {
                for (var each : values.entrySet()) {
                    if (each.getValue().size() > 1) {
                        return unreadable("/" + each.getKey(), each.getKey() + " stands there twice; send it once.");
                    }
                    tree.put(each.getKey(), each.getValue().getFirst());
                }
            }
        }
        return new Parsed.Tree(tree);
    }

    private static Parsed unreadable(String pointer, String message) {
        return new Parsed.Unreadable(new Fault(pointer, message));
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }
}
