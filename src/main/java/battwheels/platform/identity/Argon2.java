package battwheels.platform.identity;

import com.password4j.Argon2Function;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id, two passes, one lane; with 19 MiB as OWASP's Password Storage Cheat Sheet says it blocks for about 50 ms.
 *
 * <p>A password is hashed in Unicode's compatibility form, so that the same characters typed on another keyboard are the
 * same password.
 */
final class Argon2 {
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$(m=\\d{2,7},t=\\d{1,2},p=\\d{1,2})\\$[A-Za-z0-9+/]{11,88}\\$[A-Za-z0-9+/]{22,88}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int memoryKib;
    private final String parameters;
    /** Matches no password: its hash is all zeros. */
    private final String nobody;

    Argon2(int memoryKib) {
        this.memoryKib = memoryKib;
        this.parameters = "m=" + memoryKib + ",t=" + PASSES + ",p=" + LANES;
        this.nobody = "$argon2id$v=19$" + parameters + "$" + "A".repeat(22) + "$" + "A".repeat(43);
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Argon2Function.getInstance(memoryKib, PASSES, LANES, HASH_BYTES, com.password4j.types.Argon2.ID)
                .hash(bytes(password), salt)
                .getResult();
    }

    /** Against the parameters in the hash, which need not be today's. A hash that nobody can read costs the same. */
    PasswordVerdict verify(String password, String encoded) {
        Matcher form = ENCODED.matcher(encoded);
        if (!form.matches()) {
            return OlderHashes.verify(password, encoded).orElseGet(() -> verifyNobody(password));
        }
        if (!check(password, encoded)) {
            return PasswordVerdict.DIFFERS;
        }
        return form.group(1).equals(parameters) ? PasswordVerdict.MATCHES : PasswordVerdict.MATCHES_OUTDATED_HASH;
    }

    /** The work of a verification, for an account that does not exist. */
    PasswordVerdict verifyNobody(String password) {
        check(password, nobody);
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
