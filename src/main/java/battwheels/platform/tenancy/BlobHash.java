package battwheels.platform.tenancy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of content that comes in pieces. */
final class BlobHash {
    private final MessageDigest digest;

    BlobHash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static String of(byte[] content) {
        BlobHash hash = new BlobHash();
        hash.add(content);
        return hash.value();
    }

    void add(byte[] piece) {
        digest.update(piece);
    }

    /** Once: the digest starts anew after it. */
    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
