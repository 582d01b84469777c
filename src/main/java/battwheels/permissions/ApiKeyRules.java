package battwheels.permissions;

import battwheels.platform.identity.ApiKeys;
import battwheels.platform.identity.Role;
import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What may become of an API key: nobody gets a secret for what they do not hold themselves. */
final class ApiKeyRules {
    private ApiKeyRules() {}

    /** Why a secret of a key with this role is not for the one who asks, or empty. */
    static Optional<Problem> objection(Grants asker, RoleCard role) {
        if (role.roleId().equals(Role.OWNER.code())) {
            return Optional.of(Problem.invalid("/role", "role must not be owner."));
        }
        return ApiKeys.ofPrograms(role.permissions()).stream()
                .filter(permission -> !asker.allows(permission))
                .sorted()
                .findFirst()
                .map(permission -> Problem.of(
                                ProblemCode.RBAC_DENIED,
                                "You do not hold " + permission + ", so a key with it is not yours to make or rotate.")
                        .with("permission", permission)
                        .with("role", asker.role()));
    }

    /** A key that is over stays so; of an earlier rotation only the latest secret works on. */
    static Change<ApiKey> rotate(ApiKey key, String newHash, Duration overlap, Instant now) {
        if (key.isOver(now)) {
            return new Change.Refuse<>(Problem.of(ProblemCode.ILLEGAL_MOVE, "The key has expired. Make another one.")
                    .with("legal_moves", List.of()));
        }
        ApiKey after = key.rotated(newHash, now.plus(overlap), now);
        return new Change.To<>(after, ApiKeyEvents.rotated(after));
    }
}
