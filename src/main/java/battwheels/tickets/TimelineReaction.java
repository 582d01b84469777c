package battwheels.tickets;

import battwheels.platform.bus.Command;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketEvents.SlaBreached;
import battwheels.tickets.TicketEvents.SlaReassigned;
import battwheels.tickets.TicketEvents.SlaWarning;
import battwheels.tickets.TicketEvents.TicketAssigned;
import battwheels.tickets.TicketEvents.TicketClosed;
import battwheels.tickets.TicketEvents.TicketCreated;
import battwheels.tickets.TicketEvents.TicketEvent;
import battwheels.tickets.TicketEvents.TicketMovedIn;
import battwheels.tickets.TicketEvents.TicketStatusChanged;
import battwheels.tickets.TicketEvents.TicketUpdated;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/** Writes the timeline: one entry for each event of a ticket, under an id made of the event's, so never twice. */
final class TimelineReaction {
    static final String SUBSCRIPTION = "ticket_timeline";

    private static final Map<String, Class<? extends TicketEvent>> TOLD = Map.of(
            "ticket.created", TicketCreated.class,
            "ticket.moved_in", TicketMovedIn.class,
            "ticket.updated", TicketUpdated.class,
            "ticket.assigned", TicketAssigned.class,
            "ticket.status_changed", TicketStatusChanged.class,
            "ticket.closed", TicketClosed.class,
            "ticket.sla_warning", SlaWarning.class,
            "ticket.sla_breached", SlaBreached.class,
            "ticket.sla_reassigned", SlaReassigned.class);

    private final TimelineRepository timeline;

    TimelineReaction(TimelineRepository timeline) {
        this.timeline = timeline;
    }

    Subscription subscription() {
        Subscription told = Subscription.of("tickets", SUBSCRIPTION)
                .urgency(Urgency.HIGH)
                .concurrency(8)
                .repeatable();
        for (Map.Entry<String, Class<? extends TicketEvent>> entry : TOLD.entrySet()) {
            told = told.on(entry.getKey(), (scope, event) -> write(scope, event, entry.getValue()));
        }
        return told;
    }

    private void write(Scope scope, JsonObject envelope, Class<? extends TicketEvent> shape) {
        TicketEvent event = DocumentJson.read(envelope.getJsonObject("data"), shape);
        Actor by = new Actor(
                envelope.getString("actorid"), envelope.getJsonObject("audit").getString("actor_name"), "internal");
        String activityId = "act_" + envelope.getString("id").substring("evt_".length());
        timeline.record(
                Command.inside(scope, "recordTicketEvent", Map.of()),
                TimelineRules.entryOf(activityId, event, by, Instant.parse(envelope.getString("time"))));
    }
}
