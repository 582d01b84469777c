package battwheels.webhooks;

import battwheels.platform.outgoing.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When to try again, and what an answer means. Pure: chance comes from outside. */
final class DeliveryRules {
    /** Between one try and the next, as the specification proposes: ten tries over three days and three hours. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    static final int TRIES = PAUSES.size() + 1;

    /** Deliveries of one endpoint that may wait for another try; more, and nobody is there to take them. */
    static final long WAITING_MOST = 10_000;

    /** Chances there are: 0 to 999. */
    static final int CHANCES = 1_000;

    private static final int JITTER = 10;
    private static final int ID_CHARS = 32;
    private static final int GONE = 410;
    private static final int REDIRECTIONS = 300;
    private static final int REFUSALS = 400;

    private DeliveryRules() {}

    /** The same for the same event, however often it is heard. */
    static String id(String webhookId, String messageId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((webhookId + " " + messageId).getBytes(StandardCharsets.UTF_8));
            return "whd_" + HexFormat.of().formatHex(digest).substring(0, ID_CHARS);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * How long after the try of this number the next one comes; empty after the last.
     *
     * @param chance 0 to 999: up to a tenth longer, so that what failed together does not come back together
     */
    static Optional<Duration> pause(int number, int chance) {
        return number >= TRIES
                ? Optional.empty()
                : Optional.of(PAUSES.get(number - 1))
                        .map(pause -> pause.plus(pause.multipliedBy(chance).dividedBy(CHANCES * JITTER)));
    }

    /** Why an outcome is no delivery, for people; null when it is one. */
    static @Nullable String fault(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unreached(String reason) -> reason;
            case Outcome.Answered(int status) when status >= 200 && status < REDIRECTIONS -> null;
            case Outcome.Answered(int status)
            when status >= REDIRECTIONS && status < REFUSALS ->
                "Answered " + status + "; redirections are not followed.";
            case Outcome.Answered(int status) -> "Answered " + status + ".";
        };
    }

    /** Whether the endpoint says that it wants nothing ever again. */
    static boolean gone(Outcome outcome) {
        return outcome instanceof Outcome.Answered(int status) && status == GONE;
    }
}
