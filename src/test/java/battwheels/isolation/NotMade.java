package battwheels.isolation;

import battwheels.fixtures.Answer;

/** A call that should have succeeded and did not. */
final class NotMade extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final int status;

    NotMade(String operationId, Answer answer) {
        super(operationId + " did not succeed: " + answer);
        this.status = answer.status();
    }

    /** Whether it was refused for a reason, not for want of a store. */
    boolean isRefusal() {
        return status < 500 && status != 429;
    }
}
