package battwheels.organizations;

import battwheels.platform.identity.OneTimeToken;
import battwheels.platform.identity.RoleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as stored.
 *
 * @param email folded; whoever accepts becomes or proves to be the account of this address
 * @param tokenHash hash of the secret in its link
 * @param acceptedBy id of the user who took it, null while nobody has
 * @param takenUnder random part of the request that took it: that one, and no other, may meet its own effect again
 */
record Invitation(
        String inviteId,
        String email,
        String name,
        RoleId role,
        InvitationStatus status,
        String tokenHash,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable String acceptedBy,
        @Nullable String takenUnder,
        Instant updatedAt) {

    boolean isPending() {
        return status == InvitationStatus.PENDING;
    }

    boolean isOpen(Instant now) {
        return isPending() && now.isBefore(expiresAt);
    }

    /** Whether this link may be used now: while it is open, or to go on where its taker was interrupted. */
    boolean admits(OneTimeToken token, String request, Instant now) {
        return token.matches(tokenHash)
                && switch (status) {
                    case PENDING -> isOpen(now);
                    case ACCEPTED -> true;
                    case JOINED -> request.equals(takenUnder);
                    case EXPIRED -> false;
                };
    }

    Invitation takenBy(String userId, String request, Instant now) {
        return with(InvitationStatus.ACCEPTED, tokenHash, expiresAt, userId, request, now);
    }

    Invitation joined(Instant now) {
        return with(InvitationStatus.JOINED, tokenHash, expiresAt, acceptedBy, takenUnder, now);
    }

    Invitation expired(Instant now) {
        return with(InvitationStatus.EXPIRED, tokenHash, expiresAt, acceptedBy, takenUnder, now);
    }

    Invitation under(String otherHash, Instant until, Instant now) {
        return with(status, otherHash, until, acceptedBy, takenUnder, now);
    }

    private Invitation with(
            InvitationStatus next,
            String hash,
            Instant until,
            @Nullable String userId,
            @Nullable String request,
            Instant now) {
        return new Invitation(
                inviteId, email, name, role, next, hash, invitedBy, invitedAt, until, userId, request, now);
    }

    /** The membership it leads to has the same random part, so that it can come about only once. */
    String membershipId() {
        return "mem" + inviteId.substring(inviteId.indexOf('_'));
    }
}
