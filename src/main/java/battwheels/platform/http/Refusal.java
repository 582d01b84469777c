package battwheels.platform.http;

import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.util.List;

/** A refusal on its way out of a chain of futures; cheap, never logged. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static Refusal of(ProblemCode code, String detail) {
        return new Refusal(Problem.of(code, detail));
    }

    static Refusal of(ProblemCode code, List<Fault> faults) {
        return new Refusal(Problem.of(code, faults));
    }

    Problem problem() {
        return problem;
    }
}
