package battwheels.platform.identity;

import com.google.crypto.tink.KeysetHandle;

/** A master key for sealing, and when it was made. */
record SealingKey(KeyId id, KeysetHandle.Entry master) {
    @Override
    public String toString() {
        return "SealingKey[" + id.value() + "]";
    }
}
