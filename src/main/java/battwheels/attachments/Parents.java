package battwheels.attachments;

import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Scope;
import java.util.Map;

/** What files belong to: who sees it sees them. */
final class Parents {
    private final Questions questions;

    Parents(Questions questions) {
        this.questions = questions;
    }

    /** Ends the command with 403 or 404 where the caller may not see it. */
    void mustBeSeen(Scope scope, ParentType type, String id) {
        if (!isSeen(scope, type, id)) {
            throw new RefusedException(Problem.notFound());
        }
    }

    /** As {@link #mustBeSeen}, of one that a body names: 422 where there is none. */
    void mustBeNamed(Scope scope, ParentType type, String id) {
        if (!isSeen(scope, type, id)) {
            throw new RefusedException(Problem.invalid(
                    "/parent_id", "parent_id must be the id of something of this type in this organization."));
        }
    }

    private boolean isSeen(Scope scope, ParentType type, String id) {
        if (!scope.allows(type.permission)) {
            throw new RefusedException(Problem.denied(scope.grants().role(), type.permission));
        }
        return questions
                .find(scope, type.question, Map.of(type.parameter, id), Record.class)
                .isPresent();
    }
}
