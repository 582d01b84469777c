package battwheels.platform.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device's wish to be let in, as stored until it is granted or its minutes are over.
 *
 * @param secretHash of the device's own code, by which it asks again and again
 * @param userCode hash of the code its user types elsewhere
 * @param device what it calls itself; shown to whoever is to let it in
 * @param address from which it asked; shown too
 * @param intervalS how long it waits between two questions; longer when it did not
 * @param nextPollMs before this it may not ask
 * @param userId who let it in, null while nobody has
 * @param tokenVersion of that user then: a password changed since takes it back
 */
public record DeviceGrant(
        @JsonProperty("_id") String grantId,
        int schemaVersion,
        String secretHash,
        String userCode,
        String device,
        String address,
        Status status,
        long intervalS,
        long nextPollMs,
        @Nullable String userId,
        long tokenVersion,
        @Nullable String organization,
        Instant expiresAt) {

    /** pending, then approved or denied, then used. */
    public enum Status {
        PENDING,
        APPROVED,
        DENIED,
        USED
    }

    boolean isOpen(Instant now) {
        return status == Status.PENDING && now.isBefore(expiresAt);
    }

    /** Without the hashes. */
    @Override
    public String toString() {
        return "DeviceGrant[" + grantId + "]";
    }
}
