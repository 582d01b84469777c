package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the raw query of a request exactly once: percent signs and UTF-8 must be right, a plus is a space. */
public sealed interface QueryString {
    /** @param values name -> values, in the order given */
    record Decoded(Map<String, List<String>> values) implements QueryString {
        public List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }
    }

    record Malformed(Fault fault) implements QueryString {}

    /** @param raw what stands after the question mark, null or empty when nothing does */
    static QueryString decode(@Nullable String raw) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : raw == null ? new String[0] : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name == null || value == null) {
                return new Malformed(new Fault("query", "the query must be percent-encoded UTF-8."));
            }
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return new Decoded(values);
    }

    private static @Nullable String decoded(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0 && encoded.indexOf('\0') < 0) {
            return encoded;
        }
        var bytes = ByteBuffer.allocate(encoded.length() * 4);
        for (int i = 0; i < encoded.length(); i++) {
            var c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length() || hex(encoded, i + 1) < 0) {
                    return null;
                }
                bytes.put((byte) hex(encoded, i + 1));
                i += 2;
            } else if (c == '+') {
                bytes.put((byte) ' ');
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return text(bytes.flip());
    }

    private static int hex(String text, int at) {
        var high = text.charAt(at);
        var low = text.charAt(at + 1);
        return HexFormat.isHexDigit(high) && HexFormat.isHexDigit(low)
                ? HexFormat.fromHexDigit(high) * 16 + HexFormat.fromHexDigit(low)
                : -1;
    }

    private static @Nullable String text(ByteBuffer bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
