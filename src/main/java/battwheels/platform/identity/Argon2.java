package battwheels.platform.identity;

import com.password4j.Argon2Function;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id, 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet. Blocks for about 50 ms.
 *
 * <p>A password is hashed in Unicode's compatibility form, so that the same characters typed on another keyboard are the
 * same password.
 */
final class Argon2 {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final String PARAMETERS = "m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES;
    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$(m=\\d{2,7},t=\\d{1,2},p=\\d{1,2})\\$[A-Za-z0-9+/]{11,88}\\$[A-Za-z0-9+/]{22,88}");

    /** Matches no password: its hash is all zeros. */
    private static final String NOBODY = "$argon2id$v=19$" + PARAMETERS + "$" + "A".repeat(22) + "$" + "A".repeat(43);

    private static final SecureRandom RANDOM = new SecureRandom();

    private Argon2() {}

    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, com.password4j.types.Argon2.ID)
                .hash(bytes(password), salt)
                .getResult();
    }

    /** Against the parameters in the hash, which need not be today's. A hash that nobody can read costs the same. */
    static PasswordVerdict verify(String password, String encoded) {
        Matcher form = ENCODED.matcher(encoded);
        if (!form.matches()) {
            return OlderHashes.verify(password, encoded).orElseGet(() -> verifyNobody(password));
        }
        if (!check(password, encoded)) {
            return PasswordVerdict.DIFFERS;
        }
        return form.group(1).equals(PARAMETERS) ? PasswordVerdict.MATCHES : PasswordVerdict.MATCHES_OUTDATED_HASH;
    }

    /** The work of a verification, for an account that does not exist. */
    static PasswordVerdict verifyNobody(String password) {
        check(password, NOBODY);
        return PasswordVerdict.DIFFERS;
    }

    private static boolean check(String password, String encoded) {
        return Argon2Function.getInstanceFromHash(encoded)
                .check(bytes(password), encoded.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
