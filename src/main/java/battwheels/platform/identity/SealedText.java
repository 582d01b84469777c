package battwheels.platform.identity;

import battwheels.platform.json.WireJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Small records that travel through other hands and come back: sealed with the platform's keys, bound to a purpose, and
 * written in base64url. Any server of the platform opens what another sealed; there is nothing to store.
 */
public final class SealedText {
    private static final int LONGEST = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sealer sealer;
    private final byte[] purpose;

    public SealedText(Sealer sealer, String purpose) {
        this.sealer = sealer;
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    }

    public String seal(Object content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(WireJson.bytes(content), purpose));
    }

    /** The record sealed for this purpose; empty for anything else. */
    public <T> Optional<T> open(String text, Class<T> type) {
        return decode(text).flatMap(bytes -> sealer.open(bytes, purpose)).map(bytes -> read(bytes, type));
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static <T> T read(byte[] opened, Class<T> type) {
        try {
            return WireJson.read(JSON.readTree(opened), type);
        } catch (IOException e) {
            throw new IllegalStateException("sealed here, but not readable", e);
        }
    }
}
