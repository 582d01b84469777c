package battwheels.tickets;

import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Actor;
import battwheels.tickets.TicketDecision.Changed;
import battwheels.tickets.TicketDecision.IllegalMove;
import battwheels.tickets.TicketDecision.Refused;
import battwheels.tickets.TicketEvents.TicketCreated;
import battwheels.tickets.sla.TicketSla;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides every command on a ticket: pure, (ticket, command, author, now) to decision. A body that is wrong in itself
 * is refused before the state is asked; then the table of moves; then what the new state needs.
 */
public final class TicketRules {
    static final int NOTES_MAX = 1_000;

    static final String MUST_REPAIR =
            "must be the user id of an active owner, admin, manager or technician of this organization";

    private TicketRules() {}

    /** A new ticket is open, whoever brings it. With customer data it is on site, else in the workshop. */
    public static TicketDecision create(String ticketId, CreateTicket command, Actor by, Instant now) {
        Faults faults = command.faults();
        return faults.any() ? Refused.of(faults) : created(opened(ticketId, command, by, now));
    }

    private static Changed created(Ticket ticket) {
        Complaint complaint = ticket.complaint();
        TicketVehicle vehicle = ticket.vehicle();
        return new Changed(
                ticket,
                List.of(new TicketCreated(
                        ticket.ticketId(),
                        complaint.title(),
                        complaint.description(),
                        complaint.category(),
                        complaint.priority(),
                        vehicle.vehicleId(),
                        vehicle.vehicleMake(),
                        vehicle.vehicleModel(),
                        complaint.errorCodesReported(),
                        ticket.customer().customerId())));
    }

    private static Ticket opened(String ticketId, CreateTicket command, Actor by, Instant now) {
        TicketCustomer customer = TicketCustomer.of(command.customer());
        TicketType usual = customer.isKnown() ? TicketType.ONSITE : TicketType.WORKSHOP;
        return new Ticket(
                ticketId,
                TicketState.OPEN,
                Complaint.of(command.form(), usual),
                TicketVehicle.of(command.vehicle()),
                customer,
                Assignment.NOBODY,
                Work.NONE,
                command.costs(),
                Resolution.NONE,
                TicketSla.NONE,
                List.of(new StatusEntry(TicketState.OPEN, now, by.id(), null)),
                by.id(),
                now,
                now,
                null,
                null);
    }

    /** The general change; {@code named} is the active member that {@code assigned_technician_id} names, if any. */
    public static TicketDecision change(
            Ticket ticket, ChangeTicket command, @Nullable Technician named, Actor by, Instant now) {
        return TicketAmendment.decide(ticket, command, named, by, now);
    }

    /** {@code named} is the active member that {@code technician_id} names, if any. */
    public static TicketDecision assign(
            Ticket ticket, AssignTicket command, @Nullable Technician named, Actor by, Instant now) {
        Faults faults = command.faults().require(named != null, "technician_id", MUST_REPAIR);
        if (named == null || faults.any()) {
            return Refused.of(faults);
        }
        if (ticket.status().isAfterWork()) {
            return IllegalMove.of(ticket.status(), TicketState.ASSIGNED);
        }
        TicketChange change = new TicketChange(ticket, by, now);
        change.draft.technician = Assignment.to(named);
        if (isWaitingForTechnician(ticket)) {
            change.moveTo(TicketState.ASSIGNED, null);
        }
        return change.decision();
    }

    /** Elsewhere than here, a new technician takes the ticket over where it stands. */
    static boolean isWaitingForTechnician(Ticket ticket) {
        return ticket.status() == TicketState.OPEN || ticket.status() == TicketState.REOPENED;
    }

    public static TicketDecision startWork(Ticket ticket, StartWork command, Actor by, Instant now) {
        TicketChange change = new TicketChange(ticket, by, now);
        return move(ticket, TicketState.IN_PROGRESS, command.faults(), command.notes(), change);
    }

    public static TicketDecision completeWork(Ticket ticket, CompleteWork command, Actor by, Instant now) {
        TicketChange change = new TicketChange(ticket, by, now);
        Faults faults = command.faults();
        if (!faults.any()) {
            change.draft.work = ticket.work().reported(change.edits, command);
        }
        return move(ticket, TicketState.WORK_COMPLETED, faults, command.notes(), change);
    }

    /** A ticket closes once: a second close is an illegal move, so that nothing is counted twice. */
    public static TicketDecision close(Ticket ticket, CloseTicket command, Actor by, Instant now) {
        TicketChange change = new TicketChange(ticket, by, now);
        change.draft.cure = ticket.cure().edited(change.edits, command.cure());
        return move(ticket, TicketState.CLOSED, command.faults(), null, change);
    }

    public static TicketDecision reopen(Ticket ticket, ReopenTicket command, Actor by, Instant now) {
        TicketChange change = new TicketChange(ticket, by, now);
        return move(ticket, TicketState.REOPENED, command.faults(), command.reason(), change);
    }

    private static TicketDecision move(
            Ticket ticket, TicketState to, Faults faults, @Nullable String notes, TicketChange change) {
        if (faults.any()) {
            return Refused.of(faults);
        }
        if (!TicketMoves.isLegal(ticket.status(), to)) {
            return IllegalMove.of(ticket.status(), to);
        }
        change.moveTo(to, notes);
        return change.decision();
    }

    /** What a technician's permission shows: own tickets and those nobody has yet. */
    public static boolean isVisibleToTechnician(Ticket ticket, String userId) {
        return ticket.technician().isNobody() || ticket.technician().isTo(userId);
    }
}
