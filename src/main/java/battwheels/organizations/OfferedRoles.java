package battwheels.organizations;

import battwheels.organizations.MemberRules.Asker;
import battwheels.permissions.RoleCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.identity.HeldRole;
import battwheels.platform.identity.Role;
import battwheels.platform.identity.RoleId;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles that can be handed out here, as those who look after them say. Blocking calls await. */
final class OfferedRoles {
    private final Questions questions;

    OfferedRoles(Questions questions) {
        this.questions = questions;
    }

    /** Who asks, with the role they were let in with. */
    static Asker asker(Command command) {
        Scope scope = command.scope();
        RoleId role = RoleId.parse(scope.grants().role()).orElse(RoleId.of(Role.VIEWER));
        return new Asker(scope.actor().id(), new HeldRole(role, scope.grants().permissions()));
    }

    /** The role somebody wants to hand out; one of another organization is like one that is not there. */
    HeldRole wanted(Scope scope, String name) {
        RoleId id = RoleId.parse(name).orElseThrow(OfferedRoles::unknown);
        return find(scope, id)
                .filter(RoleCard::assignable)
                .map(card -> new HeldRole(id, card.permissions()))
                .orElseThrow(OfferedRoles::unknown);
    }

    /** What a role permits by now; one that is gone permits nothing. */
    HeldRole held(Scope scope, RoleId id) {
        return new HeldRole(id, find(scope, id).map(RoleCard::permissions).orElseGet(Set::of));
    }

    /** Whether it still may be handed out: asked after it was, for it may have been deleted at the same moment. */
    boolean stillThere(Scope scope, RoleId id) {
        return id.fixed().isPresent()
                || find(scope, id).filter(RoleCard::assignable).isPresent();
    }

    static RefusedException unknown() {
        return new RefusedException(
                Problem.invalid("/role", "role must be a fixed role or one of the organization's own, by its id."));
    }

    private Optional<RoleCard> find(Scope scope, RoleId id) {
        return questions.find(scope, "permissions.role", Map.of("role_id", id.value()), RoleCard.class);
    }
}
