package battwheels.tables;

import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;

/** Who brings in or takes out many at once must be allowed to do so with one. */
final class Allowed {
    private Allowed() {}

    static void toCreate(Scope scope, TableKind kind) {
        require(scope, kind.domain() + ":create");
    }

    static void toRead(Scope scope, TableKind kind) {
        require(scope, kind.domain() + ":read");
    }

    private static void require(Scope scope, String permission) {
        if (!scope.allows(permission)) {
            throw new RefusedException(Problem.denied(scope.grants().role(), permission));
        }
    }
}
