package battwheels.isolation;

import battwheels.fixtures.Answer;
import battwheels.platform.http.contract.Operation;
import java.util.Map;

/**
 * One question of the matrix: the same call twice, once with something of the other organization and once with
 * something that does not exist.
 *
 * @param carrier how the id travels: {@code path/ticket_id}, {@code header}, {@code cursor}, {@code key} ...
 */
record Case(Operation operation, Relation relation, Seat seat, String carrier, Trial trial) {

    /** Sends both calls. Made only when its turn comes, for its data must be fresh. */
    @FunctionalInterface
    interface Trial {
        Sides run();
    }

    /**
     * Both answers.
     *
     * @param said everything the caller said in the first call, and so may hear again
     * @param controlSaid the same of the second
     * @param renamed values that differ between the two calls on purpose: the one sent, the one to compare it as
     */
    record Sides(Answer actual, Answer control, String said, String controlSaid, Map<String, String> renamed) {
        static Sides of(Answer actual, Answer control, Call asked, Call controlAsked) {
            return new Sides(actual, control, asked.said(), controlAsked.said(), Map.of());
        }
    }

    /** The carrier without the place: {@code path}, {@code body}, {@code query in words}, {@code version} ... */
    String way() {
        return carrier.startsWith("If-") ? "version" : carrier.replaceFirst("/\\S*", "");
    }

    /** Whether an id or a key of the other organization is sent; otherwise words that it uses too. */
    boolean carriesId() {
        return !carrier.endsWith(" in words")
                && !carrier.equals("same values")
                && !carrier.equals("key of the same user");
    }

    @Override
    public String toString() {
        return operation.operationId() + ", " + relation + " as " + seat.written() + ", " + carrier;
    }
}
