package battwheels.organizations;

import battwheels.platform.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user works in an organization, and as what.
 *
 * @param invitedBy id of the member who invited the user; null for a founder
 * @param invitationId the invitation by which the user came; null for a founder
 */
record Membership(
        String userId,
        Role role,
        MembershipStatus status,
        @Nullable String invitedBy,
        @Nullable String invitationId,
        Instant joinedAt,
        Instant updatedAt) {

    static Membership founder(String userId, Instant now) {
        return new Membership(userId, Role.OWNER, MembershipStatus.ACTIVE, null, null, now, now);
    }
}
