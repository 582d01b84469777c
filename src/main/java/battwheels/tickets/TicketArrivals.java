package battwheels.tickets;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.json.WireJson;
import battwheels.platform.moving.MoveIn;
import battwheels.platform.moving.MovedIn;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import battwheels.tickets.TicketEvents.TicketMovedIn;
import battwheels.tickets.sla.TicketSla;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that an organization brings along when it moves in: they stand where they stood. Their service levels are not
 * kept, for nobody promised them here.
 */
final class TicketArrivals {
    private final TicketRepository tickets;

    TicketArrivals(TicketRepository tickets) {
        this.tickets = tickets;
    }

    /** What a ticket has beside the fields of a new one. */
    record Past(
            TicketState status,
            @Nullable String assignedTechnicianId,
            @Nullable String assignedTechnicianName,
            @Nullable Instant workStartedAt,
            @Nullable Instant workCompletedAt,
            @Nullable String workSummary,
            @Nullable List<String> partsUsed,
            @Nullable List<StatusEntry> statusHistory,
            @Nullable Instant updatedAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant closedAt) {}

    Reply moveIn(Command command) {
        return new Reply.Plain(moveIn(command, command.body(MoveIn.class)));
    }

    private MovedIn moveIn(Command command, MoveIn asked) {
        if (tickets.find(command.scope(), asked.id()).isPresent()) {
            return new MovedIn.There(asked.id());
        }
        JsonNode fields = WireJson.tree(asked.form());
        CreateTicket form = WireJson.read(fields, CreateTicket.class);
        Resolution cure = WireJson.read(fields, Resolution.class);
        Past past = WireJson.read(fields, Past.class);
        Faults faults = form.faults();
        cure.check(faults);
        faults.text("work_summary", past.workSummary(), 5_000)
                .texts("parts_used", past.partsUsed(), 100, 200)
                .require(past.status() != TicketState.CLOSED || cure.isGiven(), "resolution", "is required when closed")
                .require(
                        past.status() != TicketState.ASSIGNED || past.assignedTechnicianId() != null,
                        "assigned_technician_id",
                        "is required when assigned");
        if (faults.any()) {
            return new MovedIn.Refused(faults.list());
        }
        if (asked.apply()) {
            Ticket ticket = ticket(asked, form, cure, past);
            tickets.create(
                    command,
                    new TicketDecision.Changed(
                            ticket,
                            List.of(new TicketMovedIn(
                                    asked.id(), ticket.complaint().title(), ticket.status()))));
        }
        return new MovedIn.Made(asked.id());
    }

    private static Ticket ticket(MoveIn asked, CreateTicket form, Resolution cure, Past past) {
        Instant now = asked.createdAt();
        TicketCustomer customer = TicketCustomer.of(form.customer());
        boolean open = past.status() == TicketState.OPEN;
        boolean closed = past.status() == TicketState.CLOSED;
        Instant changed = Objects.requireNonNullElse(past.updatedAt(), now);
        return new Ticket(
                asked.id(),
                past.status(),
                Complaint.of(form.form(), customer.isKnown() ? TicketType.ONSITE : TicketType.WORKSHOP),
                TicketVehicle.of(form.vehicle()),
                customer,
                open ? Assignment.NOBODY : new Assignment(past.assignedTechnicianId(), past.assignedTechnicianName()),
                work(past),
                form.costs(),
                Resolution.NONE.edited(new Edits(), cure),
                TicketSla.NONE,
                history(asked, past, changed),
                asked.author(),
                now,
                changed,
                past.resolvedAt(),
                closed ? Objects.requireNonNullElse(past.closedAt(), changed) : null);
    }

    private static Work work(Past past) {
        List<PartUsed> parts = Objects.requireNonNullElse(past.partsUsed(), List.<String>of()).stream()
                .map(PartUsed::named)
                .toList();
        return new Work(past.workStartedAt(), past.workCompletedAt(), past.workSummary(), parts, null);
    }

    /** Ends where the ticket stands. */
    private static List<StatusEntry> history(MoveIn asked, Past past, Instant changed) {
        List<StatusEntry> all = new ArrayList<>(Objects.requireNonNullElse(past.statusHistory(), List.of()));
        if (all.isEmpty() || all.getLast().status() != past.status()) {
            all.add(new StatusEntry(past.status(), all.isEmpty() ? asked.createdAt() : changed, asked.author(), null));
        }
        return all.subList(Math.max(0, all.size() - Ticket.HISTORY_MAX), all.size());
    }
}
