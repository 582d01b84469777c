package battwheels.permissions;

import battwheels.platform.identity.Role;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Grants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may become of a role an organization makes: nobody puts in, changes or takes away what they do not hold. */
final class CustomRoleRules {
    private CustomRoleRules() {}

    /** Why this role may not be made, or empty. */
    static Optional<Problem> objection(Grants asker, CustomRole wanted, RolePermissions table) {
        List<Fault> faults = new ArrayList<>();
        if (Role.parse(CustomRole.folded(wanted.name())).isPresent()) {
            faults.add(new Fault("/name", "name must not be that of a fixed role."));
        }
        for (String permission : wanted.permissions()) {
            if (!table.grantable(permission)) {
                faults.add(new Fault(
                        "/permissions",
                        permission + " is no permission that a role can hold; see /api/v1/permissions."));
            }
        }
        return faults.isEmpty() ? unheld(asker, wanted) : Optional.of(Problem.invalid(faults));
    }

    static Change<CustomRole> change(
            Grants asker, CustomRole before, RoleForm form, RolePermissions table, Instant now) {
        CustomRole after = form.over(before, now);
        Optional<Problem> objection = unheld(asker, before).or(() -> objection(asker, after, table));
        if (objection.isPresent()) {
            return new Change.Refuse<>(objection.get());
        }
        return after.equals(before.retiring(false, now)) && !before.retiring()
                ? new Change.Keep<>()
                : new Change.To<>(after, RoleEvents.updated(after));
    }

    static Change<CustomRole> retire(Grants asker, CustomRole before, Instant now) {
        Optional<Problem> objection = unheld(asker, before);
        if (objection.isPresent()) {
            return new Change.Refuse<>(objection.get());
        }
        return before.retiring() ? new Change.Keep<>() : new Change.To<>(before.retiring(true, now), List.of());
    }

    static Change<CustomRole> keep(CustomRole before, Instant now) {
        return before.retiring() ? new Change.To<>(before.retiring(false, now), List.of()) : new Change.Keep<>();
    }

    private static Optional<Problem> unheld(Grants asker, CustomRole role) {
        return role.permissions().stream()
                .filter(permission -> !asker.allows(permission))
                .findFirst()
                .map(permission -> Problem.of(
                                ProblemCode.RBAC_DENIED,
                                "You do not hold " + permission + ", so a role with it is not yours to make or change.")
                        .with("permission", permission)
                        .with("role", asker.role()));
    }
}
