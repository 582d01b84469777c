package battwheels.platform.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes for the day on which the phone is lost: ten, each good for once, shown when they are made and kept as hashes. 80
 * random bits each, so that SHA-256 is hash enough.
 */
public final class RecoveryCodes {
    private static final int COUNT = 10;
    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** New ones, as a person reads them: {@code abcd-efgh-ijkl-mnop}. */
    public static List<String> make() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            String text = new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT);
            codes.add(String.join(
                    "-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12)));
        }
        return codes;
    }

    /** What the store keeps, however the code was typed: blanks, hyphens and case do not count. */
    public static String hash(String typed) {
        String folded = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256("recovery " + folded));
    }
}
