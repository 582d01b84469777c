package battwheels.evfi.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one function that tells whether two failures look the same: 16 hex digits of a SHA-256 over sorted symptoms,
 * sorted codes, subsystem, mode, temperature and load, in lower case. Matching, importing and learning all ask it.
 */
public final class Signatures {
    private static final int BYTES = 8;
    private static final Pattern GAPS = Pattern.compile("[\\p{Space}|,]+");

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
        return new Look(sorted(symptoms), sorted(codes), folded(temperature), folded(load)).hash(subsystem, mode);
    }

    /** The hashes of the same look in each of these subsystems and modes. */
    public static Set<String> hashes(
            Collection<String> symptoms,
            Collection<String> codes,
            Collection<Subsystem> subsystems,
            Collection<FailureMode> modes,
            @Nullable String temperature,
            @Nullable String load) {
        Look look = new Look(sorted(symptoms), sorted(codes), folded(temperature), folded(load));
        return subsystems.stream()
                .flatMap(subsystem -> modes.stream().map(mode -> look.hash(subsystem, mode)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is hashed but subsystem and mode, each sorted and in lower case. */
    private record Look(String symptoms, String codes, String temperature, String load) {
        String hash(@Nullable Subsystem subsystem, @Nullable FailureMode mode) {
            String text = String.join(
                    "|",
                    symptoms,
                    codes,
                    subsystem == null ? "" : subsystem.wireName(),
                    mode == null ? "" : mode.wireName(),
                    temperature,
                    load);
            return HexFormat.of().formatHex(sha256(text), 0, BYTES);
        }
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
        return text == null ? "" : GAPS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
