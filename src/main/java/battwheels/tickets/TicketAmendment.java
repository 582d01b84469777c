package battwheels.tickets;

import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Actor;
import battwheels.tickets.TicketDecision.IllegalMove;
import battwheels.tickets.TicketDecision.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The general change of a ticket: fields, technician and state in one request, decided as one. */
final class TicketAmendment {
    private static final String TECHNICIAN = "assigned_technician_id";

    private TicketAmendment() {}

    static TicketDecision decide(
            Ticket ticket, ChangeTicket command, @Nullable Technician named, Actor by, Instant now) {
        Faults faults = command.faults()
                .require(named != null || !command.bringsTechnician(ticket), TECHNICIAN, TicketRules.MUST_REPAIR);
        if (faults.any()) {
            return Refused.of(faults);
        }
        TicketState to = target(ticket, command);
        if (to != ticket.status() && !TicketMoves.isLegal(ticket.status(), to)) {
            return IllegalMove.of(ticket.status(), to);
        }
        Assignment technician = technician(ticket, command, named);
        if (!technician.equals(ticket.technician()) && ticket.status().isAfterWork() && to.isAfterWork()) {
            return IllegalMove.of(ticket.status(), TicketState.ASSIGNED);
        }
        return amended(ticket, command, technician, to, new TicketChange(ticket, by, now));
    }

    /** What is done by the way here needs no less than the call that does only that. */
    static List<String> permissions(Ticket ticket, ChangeTicket command) {
        List<String> needed = new ArrayList<>();
        TicketState to = target(ticket, command);
        if (decidesWhoWorks(ticket, command, to)) {
            needed.add("tickets:assign");
        }
        if (to != ticket.status()) {
            switch (to) {
                case IN_PROGRESS, WORK_COMPLETED -> needed.add("tickets:work");
                case CLOSED -> needed.add("tickets:close");
                case REOPENED -> needed.add("tickets:reopen");
                default -> {}
            }
        }
        return needed;
    }

    private static boolean decidesWhoWorks(Ticket ticket, ChangeTicket command, TicketState to) {
        boolean given = command.bringsTechnician(ticket)
                || (to == TicketState.ASSIGNED && TicketRules.isWaitingForTechnician(ticket));
        boolean opened = to == TicketState.OPEN && to != ticket.status();
        boolean takenAway = (opened || command.takesTechnicianAway())
                && !ticket.technician().isNobody();
        return given || takenAway;
    }

    /** A client that sends the whole form back repeats state and technician: that is no wish. */
    private static TicketState target(Ticket ticket, ChangeTicket command) {
        if (command.status() != null && command.status() != ticket.status()) {
            return command.status();
        }
        boolean repeated = command.status() != null && !command.bringsTechnician(ticket);
        if (command.namesTechnician() && !repeated && TicketRules.isWaitingForTechnician(ticket)) {
            return TicketState.ASSIGNED;
        }
        boolean givenBack = command.takesTechnicianAway() && ticket.status() == TicketState.ASSIGNED;
        return givenBack ? TicketState.OPEN : ticket.status();
    }

    private static Assignment technician(Ticket ticket, ChangeTicket command, @Nullable Technician named) {
        if (named != null && command.bringsTechnician(ticket)) {
            return Assignment.to(named);
        }
        return command.takesTechnicianAway() ? Assignment.NOBODY : ticket.technician();
    }

    private static TicketDecision amended(
            Ticket ticket, ChangeTicket command, Assignment technician, TicketState to, TicketChange change) {
        TicketDraft draft = change.draft;
        draft.complaint = ticket.complaint().edited(change.edits, command.form());
        draft.vehicle = ticket.vehicle().edited(change.edits, command.vehicle());
        draft.customer = ticket.customer().edited(change.edits, command.customer());
        draft.costs = ticket.costs().edited(change.edits, command.costs());
        draft.cure = ticket.cure().edited(change.edits, command.cure());
        draft.technician = technician;
        Faults missing = missing(draft, to);
        if (missing.any()) {
            return Refused.of(missing);
        }
        if (to != ticket.status()) {
            change.moveTo(to, null);
        }
        return change.decision();
    }

    private static Faults missing(TicketDraft draft, TicketState to) {
        return new Faults()
                .require(
                        to != TicketState.CLOSED || draft.cure.isGiven(),
                        "resolution",
                        "is required of a closed ticket")
                .require(
                        to != TicketState.ASSIGNED || !draft.technician.isNobody(),
                        TECHNICIAN,
                        "is required of an assigned ticket");
    }
}
