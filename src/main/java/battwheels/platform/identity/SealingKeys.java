package battwheels.platform.identity;

import battwheels.platform.bus.Fingerprints;
import battwheels.platform.tenancy.OrganizationId;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals under the keys in the folder. Tink takes 0.2 to 0.3 s to load, so nothing of it is touched before first use. */
final class SealingKeys implements Sealer {
    private static final String PLATFORM = "platform";
    private static final String ORGANIZATION = "organization ";
    private static final String FINGERPRINTS = "fingerprints of ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyDirectory directory;
    private final KeyTiming timing;
    private final InstantSource clock;
    private final boolean mayGenerate;
    private volatile @Nullable HeldSealing loaded;

    SealingKeys(KeyDirectory directory, KeyTiming timing, InstantSource clock, boolean mayGenerate) {
        this.directory = directory;
        this.timing = timing;
        this.clock = clock;
        this.mayGenerate = mayGenerate;
    }

    @Override
    public byte[] seal(byte[] content, byte[] associated) {
        return seal(PLATFORM, content, associated);
    }

    @Override
    public Optional<byte[]> open(byte[] sealed, byte[] associated) {
        return open(PLATFORM, sealed, associated);
    }

    @Override
    public Sealer of(OrganizationId organization) {
        return new Own(this, ORGANIZATION + organization.value());
    }

    @Override
    public void warm() {
        of(PLATFORM);
    }

    /** Adds a key that every server opens with before the first one seals with it; the caller holds the folder's lock. */
    KeyId rotate() {
        KeyId made = KeyId.at(laterThan(held().newest()), RANDOM);
        SealingKeyFiles.write(directory, made);
        reload();
        return made;
    }

    /** Reads the folder again if its files are others than before. Does nothing as long as nothing was sealed or opened. */
    void reload() {
        HeldSealing held = loaded;
        if (held != null && !held.isStill(SealingKeyFiles.names(directory))) {
            loaded = HeldSealing.read(directory, timing);
        }
    }

    private byte[] seal(String owner, byte[] content, byte[] associated) {
        try {
            return of(owner).encrypt(content, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    private Optional<byte[]> open(String owner, byte[] sealed, byte[] associated) {
        try {
            return Optional.of(of(owner).decrypt(sealed, associated));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Aead of(String owner) {
        return held().seal(owner, clock.instant());
    }

    /** Fingerprints that belong to no organization. */
    Fingerprints fingerprints() {
        return new Prints(this, PLATFORM);
    }

    private Mac mac(String owner) {
        return held().mac(FINGERPRINTS + owner, clock.instant());
    }

    private HeldSealing held() {
        HeldSealing held = loaded;
        return held == null ? load() : held;
    }

    private synchronized HeldSealing load() {
        HeldSealing held = loaded;
        if (held == null) {
            makeIfMissing();
            held = HeldSealing.read(directory, timing);
            loaded = held;
        }
        return held;
    }

    private void makeIfMissing() {
        if (mayGenerate && !SealingKeyFiles.any(directory)) {
            directory.locked(() -> {
                if (!SealingKeyFiles.any(directory)) {
                    FirstStart.mark(directory);
                    SealingKeyFiles.write(directory, KeyId.at(clock.instant(), RANDOM));
                }
                return true;
            });
        }
    }

    /** Now, but after the newest key, or a server whose clock is behind would make one that never takes over. */
    private Instant laterThan(Instant newest) {
        Instant next = newest.plusMillis(1);
        Instant now = clock.instant();
        return now.isBefore(next) ? next : now;
    }

    /** One owner's seals. */
    private record Own(SealingKeys keys, String owner) implements Sealer {
        @Override
        public byte[] seal(byte[] content, byte[] associated) {
            return keys.seal(owner, content, associated);
        }

        @Override
        public Optional<byte[]> open(byte[] sealed, byte[] associated) {
            return keys.open(owner, sealed, associated);
        }

        @Override
        public Sealer of(OrganizationId organization) {
            return keys.of(organization);
        }

        @Override
        public void warm() {
            keys.of(owner);
        }
    }

    /** One owner's fingerprints. */
    private record Prints(SealingKeys keys, String owner) implements Fingerprints {
        @Override
        public String of(String text) {
            try {
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(keys.mac(owner).computeMac(bytes(text)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("no fingerprint could be made", e);
            }
        }

        @Override
        public boolean match(String text, String fingerprint) {
            try {
                keys.mac(owner).verifyMac(Base64.getUrlDecoder().decode(fingerprint), bytes(text));
                return true;
            } catch (GeneralSecurityException | IllegalArgumentException another) {
                return false;
            }
        }

        @Override
        public Fingerprints of(OrganizationId organization) {
            return new Prints(keys, ORGANIZATION + organization.value());
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
