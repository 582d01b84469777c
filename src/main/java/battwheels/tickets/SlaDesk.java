package battwheels.tickets;

import battwheels.organizations.WorkingWeek;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.tenancy.Scope;
import battwheels.tickets.TicketDecision.Changed;
import battwheels.tickets.TicketEvents.SlaBreached;
import battwheels.tickets.TicketEvents.SlaWarning;
import battwheels.tickets.TicketEvents.TicketEvent;
import battwheels.tickets.sla.SlaDue;
import battwheels.tickets.sla.SlaPolicies;
import battwheels.tickets.sla.SlaPolicy;
import battwheels.tickets.sla.SlaPolicyForm;
import battwheels.tickets.sla.SlaRules;
import battwheels.tickets.sla.SlaTerms;
import battwheels.tickets.sla.TicketSla;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operations on the policy, and the clock of every ticket that a command opens or changes. */
final class SlaDesk {
    private final SlaPolicies policies;
    private final Questions questions;

    SlaDesk(SlaPolicies policies, Questions questions) {
        this.policies = policies;
        this.questions = questions;
    }

    Reply policy(Command command) {
        return shown(policies.get(command.scope()));
    }

    Reply changePolicy(Command command) {
        return shown(policies.change(command, command.body(SlaPolicyForm.class)));
    }

    SlaTerms terms(Scope scope) {
        return SlaTerms.of(
                policies.get(scope).state(), questions.get(scope, "organizations.week", Map.of(), WorkingWeek.class));
    }

    /** A new ticket's clock runs from the moment it is there. */
    TicketDecision opened(Scope scope, TicketDecision decision, Instant now) {
        return switch (decision) {
            case Changed(Ticket ticket, var events) ->
                new Changed(
                        ticket.with(SlaRules.opened(
                                TicketSla.NONE, ticket.complaint().priority(), terms(scope), now)),
                        events);
            default -> decision;
        };
    }

    /** The clock follows a move and a change of priority; other changes leave it alone. */
    TicketDecision changed(Scope scope, Ticket before, TicketDecision decision, Instant now) {
        if (!(decision instanceof Changed(Ticket after, var events))) {
            return decision;
        }
        Priority priority = after.complaint().priority();
        boolean moved = after.status() != before.status();
        boolean changed = priority != before.complaint().priority();
        if (!moved && !changed) {
            return decision;
        }
        SlaTerms terms = terms(scope);
        TicketSla sla = before.sla();
        sla = changed ? SlaRules.reprioritized(sla, before.status(), priority, terms, now) : sla;
        sla = moved ? SlaRules.moved(sla, after.status(), priority, terms, now) : sla;
        return new Changed(after.with(sla), with(events, after, SlaRules.broken(before.sla(), sla)));
    }

    /** Time has passed for this ticket. */
    static TicketDecision tick(Ticket ticket, Instant now) {
        SlaRules.Tick tick = SlaRules.tick(ticket.sla(), now);
        return tick.told().isEmpty()
                ? new TicketDecision.Unchanged(ticket)
                : new Changed(ticket.with(tick.sla()), with(List.of(), ticket, tick.told()));
    }

    private static List<TicketEvent> with(List<TicketEvent> events, Ticket ticket, List<SlaDue> told) {
        List<TicketEvent> all = new ArrayList<>(events);
        Priority priority = ticket.complaint().priority();
        String technician = ticket.technician().id();
        for (SlaDue due : told) {
            all.add(
                    due.breach()
                            ? new SlaBreached(ticket.ticketId(), due.clock(), due.at(), priority, technician)
                            : new SlaWarning(ticket.ticketId(), due.clock(), due.at(), priority, technician));
        }
        return all;
    }

    private static Reply shown(Stored<SlaPolicy> policy) {
        return new Reply.Resource(policy.state(), policy.version());
    }
}
