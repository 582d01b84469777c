package battwheels.platform.identity;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.keyderivation.PrfBasedKeyDerivationKey;
import com.google.crypto.tink.keyderivation.PrfBasedKeyDerivationParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.security.GeneralSecurityException;

/** A master key, and when it was made. */
record SealingKey(KeyId id, KeysetHandle.Entry entry) {
    /** From which keys that seal derive. */
    Key master() {
        return entry.getKey();
    }

    /** The same secret, from which keys of fingerprints (HMAC-SHA-256) derive. */
    @AccessesPartialKey
    Key macMaster() {
        PrfBasedKeyDerivationKey master = (PrfBasedKeyDerivationKey) entry.getKey();
        try {
            return PrfBasedKeyDerivationKey.create(
                    PrfBasedKeyDerivationParameters.builder()
                            .setPrfParameters(master.getParameters().getPrfParameters())
                            .setDerivedKeyParameters(PredefinedMacParameters.HMAC_SHA256_256BITTAG)
                            .build(),
                    master.getPrfKey(),
                    master.getIdRequirementOrNull());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC key derives from sealing key " + id.value(), e);
        }
    }

    @Override
    public String toString() {
        return "SealingKey[" + id.value() + "]";
    }
}
