package battwheels.platform.bus;

import battwheels.platform.tenancy.OrganizationId;

/**
 * Recognises texts that must not be kept: a fingerprint (HMAC-SHA-256 under a key derived from the master keys of the key
 * folder) says whether a text is the same as before, and nothing else to whoever does not hold the keys. Without a key, a
 * digest of something short or guessable, a password in a body, gives it away to whoever tries them all.
 */
public interface Fingerprints {
    /** The text's fingerprint under the newest key that every server knows, in base64url. */
    String of(String text);

    /** Whether it is this text's, made under any master key the folder still holds. */
    boolean match(String text, String fingerprint);

    /** With keys of the organization's own: the same text has another fingerprint in every organization. */
    Fingerprints of(OrganizationId organization);
}
