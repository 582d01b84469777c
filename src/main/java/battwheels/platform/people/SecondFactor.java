package battwheels.platform.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time-based one-time passwords (RFC 6238) of one user.
 *
 * @param sealedSecret the shared secret, sealed and bound to the user; base64url
 * @param confirmedAt when a first code proved that the secret arrived; null until then, and nothing is asked for
 * @param lastStep the 30 s step of the last code taken: that one and all before it are used up
 * @param recoveryHashes of the recovery codes that are left, each good for once
 */
public record SecondFactor(
        String sealedSecret, @Nullable Instant confirmedAt, long lastStep, List<String> recoveryHashes) {
    public SecondFactor {
        recoveryHashes = List.copyOf(recoveryHashes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SecondFactor[***]";
    }
}
