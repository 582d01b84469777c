package battwheels.evfi;

import battwheels.platform.outbox.EventDraft;
import java.util.List;

/** What is told of a change from one state of metrics to the next. */
@FunctionalInterface
interface EventsOf {
    List<EventDraft> of(Metrics before, Metrics after);
}
