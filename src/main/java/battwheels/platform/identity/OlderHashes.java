package battwheels.platform.identity;

import com.password4j.BcryptFunction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Password hashes that came from elsewhere: bcrypt, which is taken and replaced at the first login; and the plain SHA-256
 * of a password, which is recognised only so that its owner can be told to choose another.
 */
final class OlderHashes {
    /** Cost 4 to 14: above that one guess would occupy a worker for seconds. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** What bcrypt reads of a password. */
    private static final int BCRYPT_BYTES = 72;

    private OlderHashes() {}

    /** Empty when the hash is none of these. */
    static Optional<PasswordVerdict> verify(String password, String encoded) {
        Matcher bcrypt = BCRYPT.matcher(encoded);
        if (bcrypt.matches()) {
            return Optional.of(
                    bcrypt(password, encoded) ? PasswordVerdict.MATCHES_OUTDATED_HASH : PasswordVerdict.DIFFERS);
        }
        if (SHA256.matcher(encoded).matches()) {
            return Optional.of(
                    sha256(password, encoded) ? PasswordVerdict.MATCHES_UNSAFE_HASH : PasswordVerdict.DIFFERS);
        }
        return Optional.empty();
    }

    private static boolean bcrypt(String password, String encoded) {
        byte[] typed = password.getBytes(StandardCharsets.UTF_8);
        byte[] read = typed.length > BCRYPT_BYTES ? Arrays.copyOf(typed, BCRYPT_BYTES) : typed;
        return BcryptFunction.getInstanceFromHash(encoded).check(read, encoded.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean sha256(String password, String encoded) {
        byte[] stored = HexFormat.of().parseHex(encoded.toLowerCase(Locale.ROOT));
        return MessageDigest.isEqual(Digests.sha256(password), stored);
    }
}
