package battwheels.platform.bus;

import battwheels.platform.problem.Problem;

/**
 * Carries a refusal through code that has nothing else to return. Rules return their refusals as values;
 * this is for the few reads that end a command early (not found, stale version).
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RefusedException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
