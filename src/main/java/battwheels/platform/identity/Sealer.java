package battwheels.platform.identity;

import java.util.Optional;

/** Authenticated encryption (AES-256-GCM) under the sealing keyset of the key folder. */
public interface Sealer {
    /**
     * Seals the content and binds it to {@code associated}, which is not part of the answer and must be given again
     * to open it.
     */
    byte[] seal(byte[] content, byte[] associated);

    /** The content; empty when it was changed, sealed under another keyset or bound to something else. */
    Optional<byte[]> open(byte[] sealed, byte[] associated);

    /** Loads the keyset ahead of its first use, which costs about 0.2 s once. Blocks on files. */
    void warm();
}
