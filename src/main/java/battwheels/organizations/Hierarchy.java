package battwheels.organizations;

import battwheels.platform.outbox.AggregateStore;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which organization stands above which, read one document at a time and never further than {@value #LEVELS} up. */
final class Hierarchy {
    static final int LEVELS = 8;

    private final AggregateStore<Organization> organizations;

    Hierarchy(AggregateStore<Organization> organizations) {
        this.organizations = organizations;
    }

    /** Why the scope's organization cannot stand under this one, or null. */
    @Nullable
    Problem objection(Scope scope, @Nullable String parent) {
        if (parent == null) {
            return null;
        }
        if (find(scope, parent).isEmpty()) {
            return Problem.invalid("/parent_organization_id", "parent_organization_id must be an organization.");
        }
        return isCyclic(scope, parent) ? cycle() : tooDeep(scope, parent);
    }

    /** Whether the scope's organization stands above this one, or is it. */
    boolean isCyclic(Scope scope, @Nullable String parent) {
        String above = parent;
        for (int level = 0; above != null && level < 2 * LEVELS; level++) {
            if (above.equals(scope.organization().value())) {
                return true;
            }
            above = above(scope, above);
        }
        return false;
    }

    static Problem cycle() {
        return Problem.of(
                ProblemCode.HIERARCHY_CYCLE,
                "The organization stands above the one named, so it cannot stand below it.");
    }

    private @Nullable Problem tooDeep(Scope scope, String parent) {
        String above = parent;
        int level = 1;
        while (above != null && level < LEVELS) {
            above = above(scope, above);
            level++;
        }
        return above == null
                ? null
                : Problem.invalid(
                        "/parent_organization_id",
                        "parent_organization_id must leave at most " + LEVELS + " levels above each other.");
    }

    private @Nullable String above(Scope scope, String id) {
        return find(scope, id)
                .map(found -> found.state().parentOrganizationId())
                .orElse(null);
    }

    /** Each organization in a scope of its own, named explicitly; the caller administers the platform. */
    private Optional<Stored<Organization>> find(Scope scope, String id) {
        return OrganizationId.parse(id)
                .map(other -> new Scope(other, scope.actor(), scope.grants(), scope.correlationId(), scope.deadline()))
                .flatMap(there -> organizations.find(there, id))
                .filter(found -> found.state().status() != OrganizationStatus.PROVISIONING);
    }
}
