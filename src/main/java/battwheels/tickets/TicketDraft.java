package battwheels.tickets;

import battwheels.platform.tenancy.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket being changed: facts may pass through combinations that a {@link Ticket} refuses. Local to one decision. */
final class TicketDraft {
    private final Ticket before;
    private final Actor by;
    private final Instant now;
    private TicketState status;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant closedAt;
    private final List<StatusEntry> history;

    Complaint complaint;
    TicketVehicle vehicle;
    TicketCustomer customer;
    Assignment technician;
    Work work;
    Costs costs;
    Resolution cure;

    TicketDraft(Ticket before, Actor by, Instant now) {
        this.before = before;
        this.by = by;
        this.now = now;
        this.status = before.status();
        this.resolvedAt = before.resolvedAt();
        this.closedAt = before.closedAt();
        this.history = new ArrayList<>(before.statusHistory());
        this.complaint = before.complaint();
        this.vehicle = before.vehicle();
        this.customer = before.customer();
        this.technician = before.technician();
        this.work = before.work();
        this.costs = before.costs();
        this.cure = before.cure();
    }

    TicketState status() {
        return status;
    }

    /** The caller has asked {@link TicketMoves}; this writes down what the move means for the other facts. */
    void moveTo(TicketState to, @Nullable String notes) {
        status = to;
        history.add(new StatusEntry(to, now, by.id(), notes));
        switch (to) {
            case OPEN -> technician = Assignment.NOBODY;
            case IN_PROGRESS -> work = work.started(now);
            case WORK_COMPLETED -> work = work.completed(now);
            case RESOLVED -> resolvedAt = now;
            case CLOSED -> close();
            case REOPENED -> reopen();
            case ASSIGNED, ESTIMATE_SHARED, ESTIMATE_APPROVED, PENDING_PARTS, INVOICED, PENDING_PAYMENT -> {}
        }
    }

    private void close() {
        closedAt = now;
        resolvedAt = resolvedAt == null ? now : resolvedAt;
    }

    private void reopen() {
        closedAt = null;
        resolvedAt = null;
        work = work.unfinished();
        cure = Resolution.NONE;
    }

    Ticket done() {
        int first = Math.max(0, history.size() - Ticket.HISTORY_MAX);
        return new Ticket(
                before.ticketId(),
                status,
                complaint,
                vehicle,
                customer,
                technician,
                work,
                costs,
                cure,
                before.sla(),
                history.subList(first, history.size()),
                before.createdBy(),
                before.createdAt(),
                now,
                resolvedAt,
                closedAt);
    }
}
