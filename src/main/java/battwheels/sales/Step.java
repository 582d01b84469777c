package battwheels.sales;

import battwheels.platform.bus.Command;
import battwheels.platform.tenancy.Deadline;
import java.time.Instant;

/**
 * A command at one step of a document that it posts.
 *
 * @param token tells it from others at the same step
 */
record Step(String token, Deadline deadline, Instant now) {
    static Step of(Command command, Instant now) {
        return new Step(command.idempotency().target(), command.deadline(), now);
    }

    Attempts joined(Attempts attempts) {
        return attempts.joined(token, deadline, now);
    }

    Attempts left(Attempts attempts) {
        return attempts.without(token, now);
    }
}
