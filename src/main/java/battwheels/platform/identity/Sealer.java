package battwheels.platform.identity;

import battwheels.platform.tenancy.OrganizationId;
import java.util.Optional;

/**
 * Authenticated encryption (AES-256-GCM) under keys derived from the master keys of the key folder. What was sealed
 * opens under every master key the folder still holds, so that a rotation interrupts nobody.
 */
public interface Sealer {
    /**
     * Seals the content and binds it to {@code associated} (the field it stands in), which is not part of the answer and
     * must be given again to open it.
     */
    byte[] seal(byte[] content, byte[] associated);

    /** The content; empty when it was changed, sealed under other keys or for another owner, or bound to something else. */
    Optional<byte[]> open(byte[] sealed, byte[] associated);

    /** Seals with a key of the organization's own: what it sealed opens for no other organization (design rule 19). */
    Sealer of(OrganizationId organization);

    /** Loads the keys ahead of their first use, which costs about 0.2 s once. Blocks on files. */
    void warm();
}
