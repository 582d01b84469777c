package battwheels.organizations;

import battwheels.platform.identity.RoleId;
import java.time.Instant;

/**
 * An invitation as those who invite see it; never its link.
 *
 * @param status pending, accepted or expired
 */
record InvitationView(
        String inviteId,
        String email,
        String name,
        RoleId role,
        String status,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt) {

    static InvitationView of(Invitation invitation, Instant now) {
        return new InvitationView(
                invitation.inviteId(),
                invitation.email(),
                invitation.name(),
                invitation.role(),
                status(invitation, now),
                invitation.invitedBy(),
                invitation.invitedAt(),
                invitation.expiresAt());
    }

    private static String status(Invitation invitation, Instant now) {
        return switch (invitation.status()) {
            case PENDING -> invitation.isOpen(now) ? "pending" : "expired";
            case ACCEPTED, JOINED -> "accepted";
            case EXPIRED -> "expired";
        };
    }
}
