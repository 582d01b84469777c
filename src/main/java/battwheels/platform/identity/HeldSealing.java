package battwheels.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.keyderivation.KeysetDeriver;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The sealing keys of one reading of the folder: any of them opens, the newest that every server knows by now seals. */
final class HeldSealing {
    /** Owners whose derived keys are kept; deriving anew takes microseconds. */
    private static final int OWNERS_KEPT = 2_000;

    private final List<String> names;
    private final List<SealingKey> oldestFirst;
    private final List<Instant> made;
    private final KeyTiming timing;
    private final Cache<Owner, Aead> derived =
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

    /** The keys of one owner: no other owner's can be had from them. */
    Aead of(String owner, Instant now) {
        return derived.get(new Owner(timing.inUse(made, now), owner), this::derive);
    }

    private Aead derive(Owner owner) {
        try {
            KeysetHandle.Builder masters = KeysetHandle.newBuilder();
            for (int place = 0; place < oldestFirst.size(); place++) {
                KeysetHandle.Entry master = oldestFirst.get(place).master();
                KeysetHandle.Builder.Entry entry =
                        KeysetHandle.importKey(master.getKey()).withFixedId(master.getId());
                masters.addEntry(place == owner.place() ? entry.makePrimary() : entry);
            }
            return masters.build()
                    .getPrimitive(RegistryConfiguration.get(), KeysetDeriver.class)
                    .deriveKeyset(owner.name().getBytes(StandardCharsets.UTF_8))
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing keys could not be derived", e);
        }
    }
}
