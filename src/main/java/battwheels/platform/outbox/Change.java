package battwheels.platform.outbox;

import battwheels.platform.problem.Problem;
import java.util.List;

/** What a rule decided to do with an aggregate. */
public sealed interface Change<T> {
    /** Save this state and tell these facts, in one write. */
    record To<T>(T state, List<EventDraft> events) implements Change<T> {}

    /** Nothing to do: the aggregate is as the command wants it. */
    record Keep<T>() implements Change<T> {}

    /** Not allowed. */
    record Refuse<T>(Problem problem) implements Change<T> {}
}
