package battwheels.platform.identity;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sealing keyset in its file. Tink takes 0.2 to 0.3 s to load, so nothing of it is touched before first use. */
final class SealingKeys implements Sealer {
    private static final String FILE = "sealing.json";

    private final KeyDirectory directory;
    private final boolean mayGenerate;
    private volatile @Nullable Aead loaded;

    SealingKeys(KeyDirectory directory, boolean mayGenerate) {
        this.directory = directory;
        this.mayGenerate = mayGenerate;
    }

    static boolean exist(KeyDirectory directory) {
        return directory.has(FILE);
    }

    /** Makes a new keyset; the caller holds the folder's lock. */
    static void write(KeyDirectory directory) {
        try {
            AeadConfig.register();
            KeysetHandle keyset =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            directory.write(
                    FILE,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                                    keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                            + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-256-GCM", e);
        }
    }

    @Override
    public byte[] seal(byte[] content, byte[] associated) {
        try {
            return aead().encrypt(content, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    @Override
    public Optional<byte[]> open(byte[] sealed, byte[] associated) {
        try {
            return Optional.of(aead().decrypt(sealed, associated));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public void warm() {
        aead();
    }

    private Aead aead() {
        Aead aead = loaded;
        return aead == null ? load() : aead;
    }

    private synchronized Aead load() {
        Aead aead = loaded;
        if (aead == null) {
            makeIfMissing();
            aead = read();
            loaded = aead;
        }
        return aead;
    }

    private void makeIfMissing() {
        if (!exist(directory) && mayGenerate) {
            directory.locked(() -> {
                if (!exist(directory)) {
                    FirstStart.mark(directory);
                    write(directory);
                }
                return true;
            });
        }
    }

    private Aead read() {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(
                            directory.read(FILE), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    directory.path().resolve(FILE) + " is no Tink keyset for authenticated encryption", e);
        }
    }
}
