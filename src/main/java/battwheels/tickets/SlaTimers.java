package battwheels.tickets;

import battwheels.platform.Kernel;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobPriority;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.outbox.Stored;
import battwheels.platform.streams.Subscription;
import battwheels.platform.streams.Urgency;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.sla.SlaRules;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Wakes the clock of a ticket when it has something to tell. Each change of a ticket sets one durable timer, for the
 * next such instant; a timer that comes when the ticket has moved on finds nothing to say.
 */
final class SlaTimers {
    private static final JobKind<Timer> KIND = JobKind.of("tickets.sla_timer", Timer.class);

    private final TicketRepository tickets;
    private final Jobs jobs;
    private final InstantSource clock;

    record Timer(String ticketId, Instant at) {}

    SlaTimers(Kernel kernel, TicketRepository tickets) {
        this.tickets = tickets;
        this.jobs = kernel.jobs();
        this.clock = kernel.clock();
        jobs.handle(KIND, (job, timer) -> ring(job, timer));
    }

    Subscription subscription() {
        return Subscription.of("tickets", "ticket_sla_timers")
                .urgency(Urgency.HIGH)
                .concurrency(8)
                .repeatable()
                .on("ticket.created", this::set)
                .on("ticket.updated", this::set)
                .on("ticket.status_changed", this::set)
                .on("ticket.sla_warning", this::set)
                .on("ticket.sla_breached", this::set);
    }

    private void set(Scope scope, JsonObject event) {
        String ticketId = event.getString("subject");
        tickets.find(scope, ticketId)
                .map(Stored::state)
                .flatMap(ticket -> SlaRules.next(ticket.sla()))
                .ifPresent(at -> jobs.enqueue(
                        scope,
                        JobRequest.of(KIND, new Timer(ticketId, at))
                                .keyed(ticketId + "@" + at.toEpochMilli())
                                .priority(JobPriority.HIGH)
                                .notBefore(at)));
    }

    /** The clock of the server that rings may be a little behind that of the one that woke it. */
    private Rung ring(JobContext job, Timer timer) {
        Instant now = clock.instant();
        Instant at = now.isBefore(timer.at()) ? timer.at() : now;
        return tickets.find(job.scope(), timer.ticketId())
                .map(before -> tickets.changeUnseen(
                                        job.command("ringTicketClock"),
                                        timer.ticketId(),
                                        ticket -> SlaDesk.tick(ticket, at))
                                .version()
                        != before.version())
                .map(Rung::new)
                .orElse(new Rung(false));
    }

    /** @param told whether there was something to say */
    record Rung(boolean told) {}
}
