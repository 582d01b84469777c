package battwheels.organizations;

import battwheels.platform.identity.Role;
import battwheels.platform.identity.RoleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a user works in an organization, and as what.
 *
 * @param invitedBy id of the member who invited the user; null for a founder
 * @param invitationId the invitation by which the user came; null for a founder
 */
record Membership(
        String membershipId,
        String userId,
        RoleId role,
        MembershipStatus status,
        @Nullable String invitedBy,
        @Nullable String invitationId,
        Instant joinedAt,
        Instant updatedAt) {

    static Membership founder(String membershipId, String userId, Instant now) {
        return new Membership(
                membershipId, userId, RoleId.of(Role.OWNER), MembershipStatus.ACTIVE, null, null, now, now);
    }

    static Membership invited(Invitation taken, String userId, Instant now) {
        return new Membership(
                taken.membershipId(),
                userId,
                taken.role(),
                MembershipStatus.ACTIVE,
                taken.invitedBy(),
                taken.inviteId(),
                now,
                now);
    }

    Membership as(RoleId other, Instant now) {
        return new Membership(membershipId, userId, other, status, invitedBy, invitationId, joinedAt, now);
    }

    boolean isActive() {
        return status == MembershipStatus.ACTIVE;
    }
}
