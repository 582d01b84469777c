package battwheels.platform.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signing keys of one reading of the folder. */
record HeldKeys(List<SigningKey> oldestFirst, Map<String, Held> byId, KeyTiming timing) {

    /** A key and the end of its acceptance. */
    record Held(SigningKey key, Instant acceptedUntil) {}

    static HeldKeys of(List<SigningKey> keys, KeyTiming timing) {
        List<SigningKey> oldestFirst = keys.stream()
                .sorted(Comparator.comparing(SigningKey::createdAt)
                        .thenComparing(key -> key.id().value()))
                .toList();
        Map<String, Held> byId = new LinkedHashMap<>();
        for (int i = 0; i < oldestFirst.size(); i++) {
            SigningKey key = oldestFirst.get(i);
            byId.put(key.id().value(), new Held(key, SigningKeyRules.acceptedUntil(oldestFirst, i, timing)));
        }
        return new HeldKeys(oldestFirst, byId, timing);
    }

    SigningKey signer(Instant now) {
        return SigningKeyRules.signer(oldestFirst, now, timing);
    }

    SigningKey newest() {
        return oldestFirst.getLast();
    }

    Optional<SigningKey> accepted(String kid, Instant now) {
        Held held = byId.get(kid);
        return held == null || held.acceptedUntil().isBefore(now) ? Optional.empty() : Optional.of(held.key());
    }

    List<SigningKey> accepted(Instant now) {
        return byId.values().stream()
                .filter(held -> !held.acceptedUntil().isBefore(now))
                .map(Held::key)
                .toList();
    }

    List<SigningKey> retired(Instant now) {
        return byId.values().stream()
                .filter(held -> held.acceptedUntil().isBefore(now))
                .map(Held::key)
                .toList();
    }
}
