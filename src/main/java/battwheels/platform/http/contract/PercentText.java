package battwheels.platform.http.contract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Text of an address with percent signs (RFC 3986): what they stand for must be UTF-8 without a NUL. */
final class PercentText {
    private PercentText() {}

    /** The text of a query, where a plus is a space; null when it is none. */
    static @Nullable String ofQuery(String encoded) {
        return decode(encoded, true);
    }

    /** The text of a segment of a path; null when it is none. */
    static @Nullable String ofPath(String encoded) {
        return decode(encoded, false);
    }

    private static @Nullable String decode(String encoded, boolean plusIsSpace) {
        boolean plain = encoded.indexOf('%') < 0 && !(plusIsSpace && encoded.indexOf('+') >= 0);
        if (plain) {
            return encoded.indexOf('\0') < 0 ? encoded : null;
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
            } else if (c == '+' && plusIsSpace) {
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
