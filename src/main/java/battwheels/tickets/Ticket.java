package battwheels.tickets;

import battwheels.tickets.sla.TicketSla;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket: flat in JSON, grouped here by who speaks. It cannot be in a state it has no facts for: closed needs a
 * resolution and {@code closed_at}, assigned a technician, open nobody.
 *
 * @param statusHistory oldest first, never empty, at most {@link #HISTORY_MAX} lines (the oldest give way; the timeline
 *     keeps them all); its last line is where the ticket stands
 */
public record Ticket(
        String ticketId,
        TicketState status,
        @JsonUnwrapped Complaint complaint,
        @JsonUnwrapped TicketVehicle vehicle,
        @JsonUnwrapped TicketCustomer customer,
        @JsonUnwrapped(prefix = "assigned_technician_") Assignment technician,
        @JsonUnwrapped Work work,
        @JsonUnwrapped Costs costs,
        @JsonUnwrapped Resolution cure,
        @JsonUnwrapped TicketSla sla,
        List<StatusEntry> statusHistory,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt) {

    public static final int HISTORY_MAX = 200;

    public Ticket {
        statusHistory = List.copyOf(statusHistory);
        hold(!statusHistory.isEmpty() && statusHistory.size() <= HISTORY_MAX, "history of 1 to 200 lines");
        hold(statusHistory.getLast().status() == status, "history that ends where the ticket stands");
        hold((closedAt != null) == (status == TicketState.CLOSED), "closed_at exactly when closed");
        hold(status != TicketState.CLOSED || cure.isGiven(), "resolution when closed");
        hold(status != TicketState.ASSIGNED || !technician.isNobody(), "technician when assigned");
        hold(status != TicketState.OPEN || technician.isNobody(), "no technician when open");
    }

    /** The same ticket with its clock set anew. */
    Ticket with(TicketSla other) {
        return new Ticket(
                ticketId,
                status,
                complaint,
                vehicle,
                customer,
                technician,
                work,
                costs,
                cure,
                other,
                statusHistory,
                createdBy,
                createdAt,
                updatedAt,
                resolvedAt,
                closedAt);
    }

    private static void hold(boolean fact, String name) {
        if (!fact) {
            throw new IllegalArgumentException("a ticket needs: " + name);
        }
    }
}
