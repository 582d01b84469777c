package battwheels.platform.bus;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;

/**
 * What makes a repeated command meet its own effect (design rule 14).
 *
 * @param key the caller's key; empty when none was sent
 * @param payloadHash hash of path, query and body, which never leaves the memory; only meaningful with a key
 * @param target random part of the id that a created resource takes: the same on every try
 * @param repeated an earlier try came this far and may have had its effect
 * @param completed an earlier try was answered; the operation must only show its outcome
 */
public record Idempotency(
        Optional<String> key, String payloadHash, String target, boolean repeated, boolean completed) {
    public static Idempotency none() {
        return new Idempotency(Optional.empty(), "", newTarget(), false, false);
    }

    public static Idempotency keyed(String key, String payloadHash) {
        return new Idempotency(Optional.of(key), payloadHash, newTarget(), false, false);
    }

    public Idempotency resumed(String earlierTarget, boolean answered) {
        return new Idempotency(key, payloadHash, earlierTarget, true, answered);
    }

    private static String newTarget() {
        return UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", "");
    }
}
