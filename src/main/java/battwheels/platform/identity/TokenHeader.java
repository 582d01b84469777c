package battwheels.platform.identity;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of a token that is read before anything is verified. It may contain exactly what we write into it, so that
 * no header of a stranger decides how or with which key the token is checked.
 */
sealed interface TokenHeader {
    /** Nothing speaks against verifying the token with this key. */
    record Acceptable(String kid, String signature) implements TokenHeader {
        /** Whether the signature has this many bytes, in the one way base64url writes them. */
        boolean hasSignatureOf(int bytes) {
            return signature.length() == (bytes * 4 + 2) / 3
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Base64.getUrlDecoder().decode(signature))
                            .equals(signature);
        }
    }

    record Unacceptable(TokenRefusal reason) implements TokenHeader {}

    Pattern FORM = Pattern.compile("([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]*)");
    Set<String> MEMBERS = Set.of("alg", "typ", "kid");
    JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static TokenHeader of(String token) {
        var form = FORM.matcher(token);
        if (!form.matches()) {
            return new Unacceptable(TokenRefusal.MALFORMED);
        }
        return json(form.group(1))
                .map(header -> judge(header, form.group(2)))
                .orElseGet(() -> new Unacceptable(TokenRefusal.MALFORMED));
    }

    private static TokenHeader judge(JsonNode header, String signature) {
        if (!header.path("alg").isTextual()
                || !SigningKey.ALGORITHM.equals(header.path("alg").textValue())) {
            return new Unacceptable(TokenRefusal.ALGORITHM);
        }
        for (Iterator<String> names = header.fieldNames(); names.hasNext(); ) {
            if (!MEMBERS.contains(names.next())) {
                return new Unacceptable(TokenRefusal.HEADER);
            }
        }
        if (header.has("typ") && !"JWT".equals(header.path("typ").textValue())) {
            return new Unacceptable(TokenRefusal.HEADER);
        }
        String kid = header.path("kid").textValue();
        return kid == null ? new Unacceptable(TokenRefusal.UNKNOWN_KEY) : new Acceptable(kid, signature);
    }

    private static Optional<JsonNode> json(String part) {
        try {
            JsonNode node = STRICT.readTree(Base64.getUrlDecoder().decode(part));
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }
}
