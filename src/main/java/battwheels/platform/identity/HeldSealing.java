package battwheels.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.keyderivation.KeysetDeriver;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The sealing keys of one reading of the folder: any of them opens and recognises, the newest that every server knows by
 * now seals and makes fingerprints.
 */
final class HeldSealing {
    /** Owners whose derived keys are kept; deriving anew takes microseconds. */
    private static final int OWNERS_KEPT = 2_000;

    private final List<String> names;
    private final List<SealingKey> oldestFirst;
    private final List<Instant> made;
    private final KeyTiming timing;
    private final Cache<Owner, Aead> seals =
            Caffeine.newBuilder().maximumSize(OWNERS_KEPT).build();
    private final Cache<Owner, Mac> macs =
            Caffeine.newBuilder().maximumSize(OWNERS_KEPT).build();

    private record Owner(int place, String name) {}

    private HeldSealing(List<String> names, List<SealingKey> oldestFirst, KeyTiming timing) {
        this.names = names;
        this.oldestFirst = oldestFirst;
        this.made = oldestFirst.stream().map(key -> key.id().createdAt()).toList();
        this.timing = timing;
    }

    static HeldSealing read(KeyDirectory directory, KeyTiming timing) {
        List<String> names = SealingKeyFiles.names(directory);
        if (names.isEmpty()) {
            throw new IllegalStateException(directory.path() + " holds no sealing key");
        }
        List<SealingKey> oldestFirst = names.stream()
                .map(name -> SealingKeyFiles.read(directory, name))
                .sorted(Comparator.comparing((SealingKey key) -> key.id().createdAt())
                        .thenComparing(key -> key.id().value()))
                .toList();
        return new HeldSealing(names, oldestFirst, timing);
    }

    boolean isStill(List<String> found) {
        return names.equals(found);
    }

    Instant newest() {
        return made.getLast();
    }

    /** The keys one owner seals with: no other owner's can be had from them. */
    Aead seal(String owner, Instant now) {
        return seals.get(
                new Owner(timing.inUse(made, now), owner), wanted -> derive(wanted, SealingKey::master, Aead.class));
    }

    /** The keys of one owner's fingerprints; no two owners may have one name, whatever their keys are for. */
    Mac mac(String owner, Instant now) {
        return macs.get(
                new Owner(timing.inUse(made, now), owner), wanted -> derive(wanted, SealingKey::macMaster, Mac.class));
    }

    private <P> P derive(Owner owner, Function<SealingKey, Key> master, Class<P> primitive) {
        try {
            KeysetHandle.Builder masters = KeysetHandle.newBuilder();
            for (int place = 0; place < oldestFirst.size(); place++) {
                SealingKey key = oldestFirst.get(place);
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(master.apply(key))
                        .withFixedId(key.entry().getId());
                masters.addEntry(place == owner.place() ? entry.makePrimary() : entry);
            }
            return masters.build()
                    .getPrimitive(RegistryConfiguration.get(), KeysetDeriver.class)
                    .deriveKeyset(owner.name().getBytes(StandardCharsets.UTF_8))
                    .getPrimitive(RegistryConfiguration.get(), primitive);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys could not be derived from the sealing keys", e);
        }
    }
}
