package battwheels.platform.identity;

import java.time.Instant;
import java.util.List;

/** Which key signs and until when each is accepted. All servers decide alike from the same files. */
final class SigningKeyRules {
    private SigningKeyRules() {}

    /** The newest key that has settled; while there is none, the oldest. */
    static SigningKey signer(List<SigningKey> oldestFirst, Instant now, KeyTiming timing) {
        return oldestFirst.get(
                timing.inUse(oldestFirst.stream().map(SigningKey::createdAt).toList(), now));
    }

    /** When the last token that the key at this place signed has expired; never for the newest key. */
    static Instant acceptedUntil(List<SigningKey> oldestFirst, int place, KeyTiming timing) {
        return place + 1 == oldestFirst.size()
                ? Instant.MAX
                : signsFrom(oldestFirst.get(place + 1), timing).plus(timing.keptAfterSuccession());
    }

    private static Instant signsFrom(SigningKey key, KeyTiming timing) {
        return key.createdAt().plus(timing.settling());
    }
}
