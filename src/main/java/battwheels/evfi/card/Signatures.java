package battwheels.evfi.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one function that tells whether two failures look the same: 16 hex digits of a SHA-256 over sorted symptoms,
 * sorted codes, subsystem, mode, temperature and load, in lower case. Matching, importing and learning all ask it.
 */
public final class Signatures {
    private static final int BYTES = 8;

    private Signatures() {}

    public static FailureSignature of(
            String id, Signs signs, String title, Subsystem subsystem, FailureMode mode, Circumstances circumstances) {
        List<String> symptoms = signs.primary(title);
        String hash = hash(
                symptoms,
                signs.errorCodes(),
                subsystem,
                mode,
                circumstances.temperatureRange(),
                circumstances.loadCondition());
        return new FailureSignature(id, hash, symptoms, signs.errorCodes(), subsystem, mode, circumstances);
    }

    /** @param subsystem and what follows it: null where it is not known */
    public static String hash(
            Collection<String> symptoms,
            Collection<String> codes,
            @Nullable Subsystem subsystem,
            @Nullable FailureMode mode,
            @Nullable String temperature,
            @Nullable String load) {
        String text = String.join(
                "|",
                sorted(symptoms),
                sorted(codes),
                subsystem == null ? "" : subsystem.wireName(),
                mode == null ? "" : mode.wireName(),
                folded(temperature),
                folded(load));
        return HexFormat.of().formatHex(sha256(text), 0, BYTES);
    }

    private static String sorted(Collection<String> words) {
        return words.stream()
                .map(Signatures::folded)
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String folded(@Nullable String text) {
        return text == null
                ? ""
                : text.strip().replaceAll("[\\p{Space}|,]+", " ").toLowerCase(Locale.ROOT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
