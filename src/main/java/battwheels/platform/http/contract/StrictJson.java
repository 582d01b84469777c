package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a body once, from its raw bytes: UTF-8 only, no member twice, exact decimals, nothing after the value, depth
 * and sizes bounded. Numbers whose exponent would make arithmetic on them unbounded are refused here, so that nothing
 * behind has to think of it.
 */
public final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_CHARACTERS = 60;
    private static final int MAX_NAME_CHARACTERS = 200;
    private static final int MAX_TEXT_CHARACTERS = 1_000_000;
    private static final int MAX_DECIMAL_PLACES = 30;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                    .maxNameLength(MAX_NAME_CHARACTERS)
                    .maxStringLength(MAX_TEXT_CHARACTERS)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** A tree, or the first thing that made it unreadable. */
    public sealed interface Parsed {
        record Tree(JsonNode root) implements Parsed {}

        record Unreadable(Fault fault) implements Parsed {}
    }

    private StrictJson() {}

    public static Parsed parse(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new Parsed.Tree(read(text));
        } catch (CharacterCodingException e) {
            return new Parsed.Unreadable(new Fault("", "the body must be UTF-8."));
        } catch (UnreadableJson e) {
            return new Parsed.Unreadable(e.fault);
        } catch (StreamConstraintsException e) {
            return new Parsed.Unreadable(new Fault("", "the body goes beyond a limit: " + limit(e) + "."));
        } catch (IOException e) {
            return new Parsed.Unreadable(new Fault("", "the body is not JSON: " + reason(e)));
        }
    }

    private static JsonNode read(CharBuffer text) throws IOException {
        try (var parser = FACTORY.createParser(text.array(), text.position(), text.remaining())) {
            if (parser.nextToken() == null) {
                throw new UnreadableJson("", "the body is empty.");
            }
            var root = value(parser, "");
            if (parser.nextToken() != null) {
                throw new UnreadableJson("", "the body goes on after its JSON value.");
            }
            return root;
        }
    }

    /** Recursion is as deep as the parser allows nesting. */
    private static JsonNode value(JsonParser parser, String pointer) throws IOException {
        var nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer);
            case START_ARRAY -> {
                var array = nodes.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser, pointer + "/" + array.size()));
                }
                yield array;
            }
            case VALUE_STRING -> nodes.textNode(text(parser.getText(), pointer));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, pointer);
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            default -> throw new UnreadableJson(pointer, "the body is not JSON.");
        };
    }

    private static ObjectNode object(JsonParser parser, String pointer) throws IOException {
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = text(parser.currentName(), pointer);
            var inner = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            parser.nextToken();
            if (object.has(name)) {
                throw new UnreadableJson(inner, name + " is given twice.");
            }
            object.set(name, value(parser, inner));
        }
        return object;
    }

    /** A NUL, or half of a surrogate pair, is no text that could be stored and given back. */
    private static String text(String text, String pointer) throws UnreadableJson {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw new UnreadableJson(pointer, "a text holds a character that is none (NUL or half of a pair).");
            }
        }
        return text;
    }

    private static JsonNode number(JsonParser parser, String pointer) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue())
                    : JsonNodeFactory.instance.numberNode(parser.getLongValue());
        }
        var decimal = parser.getDecimalValue();
        if (Math.abs(decimal.scale()) > MAX_DECIMAL_PLACES) {
            throw new UnreadableJson(pointer, "a number has more than " + MAX_DECIMAL_PLACES + " places.");
        }
        return JsonNodeFactory.instance.numberNode(decimal);
    }

    private static String limit(StreamConstraintsException e) {
        var message = e.getOriginalMessage();
        if (message.contains("depth")) {
            return "at most " + MAX_DEPTH + " levels";
        }
        return message.contains("Number")
                ? "a number has at most " + MAX_NUMBER_CHARACTERS + " characters"
                : "a name or text is too long";
    }

    /** Where it stops making sense, without any of its content. */
    private static String reason(IOException e) {
        return e instanceof com.fasterxml.jackson.core.JsonProcessingException json && json.getLocation() != null
                ? "see line %d, column %d."
                        .formatted(
                                json.getLocation().getLineNr(),
                                json.getLocation().getColumnNr())
                : "it ends too early.";
    }

    private static final class UnreadableJson extends IOException {
        private final transient Fault fault;

        UnreadableJson(String pointer, String message) {
            super(message);
            this.fault = new Fault(pointer, message);
        }
    }
}
