package battwheels.evfi.own;

import battwheels.evfi.card.Metrics;
import battwheels.platform.outbox.EventDraft;
import java.util.List;

/** What is told of a change from one state of metrics to the next. */
@FunctionalInterface
public interface EventsOf {
    List<EventDraft> of(Metrics before, Metrics after);
}
