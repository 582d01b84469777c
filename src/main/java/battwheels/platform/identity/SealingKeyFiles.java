package battwheels.platform.identity;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.keyderivation.KeyDerivationConfig;
import com.google.crypto.tink.keyderivation.PrfBasedKeyDerivationParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.prf.HkdfPrfParameters;
import java.security.GeneralSecurityException;
import java.util.List;

/** Master keys for sealing as files of the key folder, each a Tink keyset of one key from which AES-256-GCM keys derive. */
final class SealingKeyFiles {
    private static final String START = "sealing-";
    private static final String END = ".json";
    private static final int MASTER_BYTES = 32;

    private SealingKeyFiles() {}

    static List<String> names(KeyDirectory directory) {
        return directory.names(START, END);
    }

    static boolean any(KeyDirectory directory) {
        return !names(directory).isEmpty();
    }

    /** Makes a new key; the caller holds the folder's lock. */
    static void write(KeyDirectory directory, KeyId id) {
        try {
            register();
            KeysetHandle master = KeysetHandle.generateNew(parameters(), RegistryConfiguration.get());
            directory.write(
                    START + id.value() + END,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                                    master, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                            + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HKDF or AES-256-GCM", e);
        }
    }

    static SealingKey read(KeyDirectory directory, String name) {
        KeyId id = KeyId.parse(name.substring(START.length(), name.length() - END.length()))
                .orElseThrow(() -> new IllegalStateException(directory.path().resolve(name) + " is not named " + START
                        + "<UTC time made>-<letters or digits>" + END));
        try {
            register();
            KeysetHandle master = TinkJsonProtoKeysetFormat.parseKeyset(
                    directory.read(name), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            return new SealingKey(id, master.getPrimary());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    directory.path().resolve(name) + " is no Tink keyset from which keys can be derived", e);
        }
    }

    private static PrfBasedKeyDerivationParameters parameters() throws GeneralSecurityException {
        return PrfBasedKeyDerivationParameters.builder()
                .setPrfParameters(HkdfPrfParameters.builder()
                        .setKeySizeBytes(MASTER_BYTES)
                        .setHashType(HkdfPrfParameters.HashType.SHA256)
                        .build())
                .setDerivedKeyParameters(PredefinedAeadParameters.AES256_GCM)
                .build();
    }

    private static void register() throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
        KeyDerivationConfig.register();
    }
}
