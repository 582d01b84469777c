package battwheels.platform.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Codes that a person reads on one device and types into another (RFC 8628, section 6.1): eight letters without vowels,
 * so that they make no words; 25.6 thousand million of them. They live for minutes, and guesses are bounded.
 */
public final class UserCodes {
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int HALF = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UserCodes() {}

    /** A new one, as a person reads it: {@code WDJB-MJHT}. */
    public static String make() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** What the store keeps, however the code was typed: blanks, hyphens and case do not count. */
    public static String hash(String typed) {
        String folded = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256("device " + folded));
    }
}
