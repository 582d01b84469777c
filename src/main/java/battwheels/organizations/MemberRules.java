package battwheels.organizations;

import battwheels.platform.identity.HeldRole;
import battwheels.platform.identity.Role;
import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.time.Instant;

/** Who may do what to a member: nobody to themselves, nobody to the owner, and nobody to somebody above them. */
final class MemberRules {
    private MemberRules() {}

    /** Who asks, and what they are in this organization. */
    record Asker(String userId, HeldRole role) {}

    static Change<Membership> changeRole(Asker asker, Membership member, HeldRole held, HeldRole wanted, Instant now) {
        return switch (objection(asker, member, held, "org:users:update")) {
            case Change.Refuse<Membership> refused -> refused;
            case Change<Membership> none
            when !asker.role().mayGrant(wanted) ->
                new Change.Refuse<>(aboveOneself(asker.role(), wanted, "org:users:update"));
            case Change<Membership> none when member.role().equals(wanted.id()) -> new Change.Keep<>();
            default -> {
                Membership after = member.as(wanted.id(), now);
                yield new Change.To<>(after, OrganizationEvents.roleChanged(member, after));
            }
        };
    }

    static Change<Membership> remove(Asker asker, Membership member, HeldRole held) {
        return switch (objection(asker, member, held, "org:users:delete")) {
            case Change.Refuse<Membership> refused -> refused;
            default -> new Change.To<>(member, OrganizationEvents.removed(member));
        };
    }

    /** A role somebody may not hand out, by invitation or by change of role. */
    static Problem aboveOneself(HeldRole own, HeldRole wanted, String permission) {
        return Problem.of(
                        ProblemCode.RBAC_DENIED,
                        "Your role " + own.id() + " lacks the permission " + permission + " for the role " + wanted.id()
                                + ", which is above it.")
                .with("permission", permission)
                .with("role", own.id().value());
    }

    private static Change<Membership> objection(Asker asker, Membership member, HeldRole held, String permission) {
        if (member.userId().equals(asker.userId())) {
            return new Change.Refuse<>(Problem.of(
                    ProblemCode.SELF_PROTECTED, "Nobody changes or removes their own membership. Ask another admin."));
        }
        if (member.role().is(Role.OWNER)) {
            return new Change.Refuse<>(
                    Problem.of(ProblemCode.OWNER_PROTECTED, "The owner stays the owner and cannot be removed."));
        }
        return asker.role().mayGrant(held)
                ? new Change.Keep<>()
                : new Change.Refuse<>(aboveOneself(asker.role(), held, permission));
    }
}
