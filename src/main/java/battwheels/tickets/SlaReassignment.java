package battwheels.tickets;

import battwheels.organizations.MemberCard;
import battwheels.platform.Kernel;
import battwheels.platform.jobs.JobContext;
import battwheels.platform.jobs.JobKind;
import battwheels.platform.jobs.JobRequest;
import battwheels.platform.jobs.Jobs;
import battwheels.platform.json.DocumentJson;
import battwheels.platform.outbox.Stored;
import battwheels.platform.streams.Subscription;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketDecision.Changed;
import battwheels.tickets.TicketEvents.SlaBreached;
import battwheels.tickets.TicketEvents.SlaReassigned;
import battwheels.tickets.TicketEvents.TicketEvent;
import battwheels.tickets.sla.SlaPolicy;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a late ticket to whoever has least to do, some time after the breach, where the organization wants that. A
 * ticket that somebody gave to another meanwhile, or that is done, stays where it is.
 */
final class SlaReassignment {
    private static final JobKind<Late> KIND = JobKind.of("tickets.sla_reassign", Late.class);

    private final TicketRepository tickets;
    private final SlaDesk sla;
    private final Neighbours neighbours;
    private final Jobs jobs;
    private final InstantSource clock;

    /** @param technicianId who had it when it became late; null: nobody */
    record Late(String ticketId, @Nullable String technicianId) {}

    /** @param technicianId who has it now; null: it stayed where it was */
    record Given(@Nullable String technicianId) {}

    private record Free(Technician technician, long openTickets) {}

    SlaReassignment(Kernel kernel, TicketRepository tickets, SlaDesk sla, Neighbours neighbours) {
        this.tickets = tickets;
        this.sla = sla;
        this.neighbours = neighbours;
        this.jobs = kernel.jobs();
        this.clock = kernel.clock();
        jobs.handle(KIND, (job, late) -> giveAway(job, late));
    }

    Subscription subscription() {
        return Subscription.of("tickets", "ticket_sla_reassignment")
                .repeatable()
                .on("ticket.sla_breached", this::plan);
    }

    private void plan(Scope scope, JsonObject event) {
        SlaBreached breach = DocumentJson.read(event.getJsonObject("data"), SlaBreached.class);
        SlaPolicy policy = sla.terms(scope).policy();
        if (policy.autoReassignOnBreach()) {
            Duration delay = Duration.ofMinutes(policy.reassignmentDelayMinutes());
            jobs.enqueue(
                    scope,
                    JobRequest.of(KIND, new Late(breach.ticketId(), breach.technicianId()))
                            .keyed(event.getString("id"))
                            .notBefore(breach.breachedAt().plus(delay)));
        }
    }

    private Given giveAway(JobContext job, Late late) {
        Scope scope = job.scope();
        Optional<Ticket> ticket = tickets.find(scope, late.ticketId()).map(Stored::state);
        if (ticket.isEmpty() || !isStillWith(ticket.get(), late)) {
            return new Given(null);
        }
        Free free = leastLoaded(scope, late.technicianId()).orElse(null);
        if (free == null || !sla.terms(scope).policy().autoReassignOnBreach()) {
            return new Given(null);
        }
        Ticket after = tickets.changeUnseen(
                        job.command("reassignLateTicket"),
                        late.ticketId(),
                        before -> sla.changed(
                                scope, before, decide(before, late, free, clock.instant()), clock.instant()))
                .state();
        return new Given(
                after.technician().isTo(free.technician().userId())
                        ? free.technician().userId()
                        : null);
    }

    private static boolean isStillWith(Ticket ticket, Late late) {
        return !ticket.status().isAfterWork()
                && Objects.equals(ticket.technician().id(), late.technicianId());
    }

    private static TicketDecision decide(Ticket ticket, Late late, Free free, Instant now) {
        if (!isStillWith(ticket, late)) {
            return new TicketDecision.Unchanged(ticket);
        }
        AssignTicket assign = new AssignTicket(free.technician().userId());
        TicketDecision decision = TicketRules.assign(ticket, assign, free.technician(), Actor.SYSTEM, now);
        if (!(decision instanceof Changed(Ticket after, var events))) {
            return decision;
        }
        List<TicketEvent> told = new ArrayList<>(events);
        told.add(new SlaReassigned(
                ticket.ticketId(), late.technicianId(), free.technician().userId(), free.openTickets()));
        return new Changed(after, told);
    }

    /** Of those with equally little to do, the one with the lowest id: the same whoever asks. */
    private Optional<Free> leastLoaded(Scope scope, @Nullable String butNot) {
        List<MemberCard> others = neighbours.technicians(scope).stream()
                .filter(member -> !member.userId().equals(butNot))
                .toList();
        Map<String, Long> open = tickets.openTicketsOf(
                scope, others.stream().map(MemberCard::userId).toList());
        return others.stream()
                .map(member -> new Free(
                        new Technician(member.userId(), member.name()), open.getOrDefault(member.userId(), 0L)))
                .min(Comparator.comparingLong(Free::openTickets)
                        .thenComparing(free -> free.technician().userId()));
    }
}
