package battwheels.organizations;

import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.time.Instant;
import java.util.List;

/** What may become of an invitation. */
final class InvitationRules {
    private InvitationRules() {}

    /** The first who takes it has it; the same one may go on. */
    static Change<Invitation> take(Invitation invitation, String userId, String request, Instant now) {
        if (invitation.isOpen(now)) {
            return new Change.To<>(
                    invitation.takenBy(userId, request, now), OrganizationEvents.inviteAccepted(invitation, userId));
        }
        boolean goesOn = userId.equals(invitation.acceptedBy())
                && (invitation.status() == InvitationStatus.ACCEPTED || request.equals(invitation.takenUnder()));
        return goesOn ? new Change.Keep<>() : new Change.Refuse<>(linkInvalid());
    }

    static Change<Invitation> use(Invitation invitation, Instant now) {
        return invitation.status() == InvitationStatus.ACCEPTED
                ? new Change.To<>(invitation.joined(now), List.of())
                : new Change.Keep<>();
    }

    /** Makes room for another invitation of the same address. */
    static Change<Invitation> expire(Invitation invitation, Instant now) {
        if (invitation.isOpen(now)) {
            return new Change.Refuse<>(alreadyInvited());
        }
        return invitation.isPending() ? new Change.To<>(invitation.expired(now), List.of()) : new Change.Keep<>();
    }

    static Change<Invitation> cancel(Invitation invitation) {
        return switch (invitation.status()) {
            case PENDING, EXPIRED -> new Change.To<>(invitation, OrganizationEvents.inviteCancelled(invitation));
            case ACCEPTED, JOINED ->
                new Change.Refuse<>(
                        Problem.of(ProblemCode.ILLEGAL_MOVE, "The invitation was accepted. Remove the member instead.")
                                .with("legal_moves", List.of()));
        };
    }

    static Problem alreadyInvited() {
        return Problem.of(
                ProblemCode.ALREADY_INVITED,
                "An invitation of this address is pending. Cancel it first, or wait until it is accepted.");
    }

    static Problem alreadyMember() {
        return Problem.of(ProblemCode.ALREADY_MEMBER, "Somebody with this address is a member already.");
    }

    static Problem linkInvalid() {
        return Problem.of(
                ProblemCode.LINK_INVALID, "This link was used, has expired, or was never given. Ask for another.");
    }
}
