package battwheels.tickets;

import battwheels.platform.shape.Edits;
import battwheels.platform.tenancy.Actor;
import battwheels.tickets.TicketEvents.TicketAssigned;
import battwheels.tickets.TicketEvents.TicketClosed;
import battwheels.tickets.TicketEvents.TicketEvent;
import battwheels.tickets.TicketEvents.TicketResolved;
import battwheels.tickets.TicketEvents.TicketStatusChanged;
import battwheels.tickets.TicketEvents.TicketUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One command's work on one ticket: the draft, what was edited, and the events that tell of exactly that. */
final class TicketChange {
    private static final String TECHNICIAN = "assigned_technician_id";

    final TicketDraft draft;
    final Edits edits = new Edits();
    private final Ticket before;
    private final Actor by;
    private @Nullable String notes;

    TicketChange(Ticket before, Actor by, Instant now) {
        this.before = before;
        this.by = by;
        this.draft = new TicketDraft(before, by, now);
    }

    /** At most one move a command; the caller has asked {@link TicketMoves}. */
    void moveTo(TicketState to, @Nullable String notes) {
        this.notes = notes;
        draft.moveTo(to, notes);
    }

    TicketDecision decision() {
        List<TicketEvent> events = events();
        return events.isEmpty()
                ? new TicketDecision.Unchanged(before)
                : new TicketDecision.Changed(draft.done(), events);
    }

    private List<TicketEvent> events() {
        List<TicketEvent> events = new ArrayList<>();
        updated(events);
        assigned(events);
        if (isMoved()) {
            moved(events);
        }
        return events;
    }

    private boolean isMoved() {
        return draft.status() != before.status();
    }

    private void updated(List<TicketEvent> events) {
        List<String> names = new ArrayList<>(edits.names());
        if (draft.technician.isNobody() && !before.technician().isNobody()) {
            names.add(TECHNICIAN);
        }
        if (!names.isEmpty()) {
            events.add(new TicketUpdated(before.ticketId(), names, by.id()));
        }
    }

    private void assigned(List<TicketEvent> events) {
        Assignment technician = draft.technician;
        boolean anew = !technician.equals(before.technician()) || (isMoved() && draft.status() == TicketState.ASSIGNED);
        if (technician.id() != null && anew) {
            String name = Objects.requireNonNullElse(technician.name(), technician.id());
            events.add(new TicketAssigned(before.ticketId(), technician.id(), name, by.id()));
        }
    }

    private void moved(List<TicketEvent> events) {
        TicketState to = draft.status();
        String vehicleId = draft.vehicle.vehicleId();
        events.add(new TicketStatusChanged(before.ticketId(), before.status(), to, by.id(), vehicleId, notes));
        if (to == TicketState.RESOLVED) {
            events.add(new TicketResolved(before.ticketId(), to));
        }
        if (to == TicketState.CLOSED) {
            Resolution cure = draft.cure;
            events.add(new TicketClosed(
                    before.ticketId(),
                    before.status(),
                    Objects.requireNonNull(cure.resolution()),
                    cure.resolutionOutcome(),
                    cure.selectedFailureCard(),
                    vehicleId,
                    draft.work.partsUsed().stream().map(PartUsed::told).toList()));
        }
    }
}
