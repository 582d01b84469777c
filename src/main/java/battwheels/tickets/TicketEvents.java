package battwheels.tickets;

import battwheels.tickets.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to tickets. A record's components are the event's data; {@code type()} is not part of them. */
public final class TicketEvents {
    private TicketEvents() {}

    public sealed interface TicketEvent {
        String type();

        String ticketId();
    }

    public record TicketCreated(
            String ticketId,
            String title,
            @Nullable String description,
            @Nullable String category,
            Priority priority,
            @Nullable String vehicleId,
            @Nullable String vehicleMake,
            @Nullable String vehicleModel,
            List<String> errorCodesReported,
            @Nullable String customerId)
            implements TicketEvent {
        @Override
        public String type() {
            return "ticket.created";
        }
    }

    /** A ticket that was kept elsewhere is kept here from now on. */
    public record TicketMovedIn(String ticketId, String title, TicketState status) implements TicketEvent {
        @Override
        public String type() {
            return "ticket.moved_in";
        }
    }

    /** Fields changed that have no event of their own, by their names on the wire. */
    public record TicketUpdated(String ticketId, List<String> changes, String updatedBy) implements TicketEvent {
        @Override
        public String type() {
            return "ticket.updated";
        }
    }

    public record TicketAssigned(String ticketId, String technicianId, String technicianName, String assignedBy)
            implements TicketEvent {
        @Override
        public String type() {
            return "ticket.assigned";
        }
    }

    public record TicketStatusChanged(
            String ticketId,
            TicketState oldStatus,
            TicketState newStatus,
            String updatedBy,
            @Nullable String vehicleId,
            @Nullable String notes)
            implements TicketEvent {
        @Override
        public String type() {
            return "ticket.status_changed";
        }
    }

    public record TicketResolved(String ticketId, TicketState status) implements TicketEvent {
        @Override
        public String type() {
            return "ticket.resolved";
        }
    }

    /** @param partsUsed by name, or by stock item where they have none; events of earlier servers have none at all */
    public record TicketClosed(
            String ticketId,
            TicketState oldStatus,
            String resolution,
            @Nullable ResolutionOutcome resolutionOutcome,
            @Nullable String selectedFailureCard,
            @Nullable String vehicleId,
            List<String> partsUsed)
            implements TicketEvent {
        public TicketClosed {
            partsUsed = List.copyOf(Objects.requireNonNullElse(partsUsed, List.of()));
        }

        @Override
        public String type() {
            return "ticket.closed";
        }
    }

    /** A promise runs out soon. */
    public record SlaWarning(
            String ticketId,
            SlaClock clock,
            Instant dueAt,
            Priority priority,
            @Nullable String technicianId) implements TicketEvent {
        @Override
        public String type() {
            return "ticket.sla_warning";
        }
    }

    /** A promise is broken. */
    public record SlaBreached(
            String ticketId,
            SlaClock clock,
            Instant breachedAt,
            Priority priority,
            @Nullable String technicianId) implements TicketEvent {
        @Override
        public String type() {
            return "ticket.sla_breached";
        }
    }

    /** A late ticket went to whoever had least to do; {@code openTickets} is how many that was. */
    public record SlaReassigned(
            String ticketId, @Nullable String formerTechnicianId, String technicianId, long openTickets)
            implements TicketEvent {
        @Override
        public String type() {
            return "ticket.sla_reassigned";
        }
    }

    public record ActivityAdded(String ticketId, String activityId, String action, String addedBy)
            implements TicketEvent {
        @Override
        public String type() {
            return "ticket.activity_added";
        }
    }

    public record ActivityEdited(String ticketId, String activityId, String editedBy) implements TicketEvent {
        @Override
        public String type() {
            return "ticket.activity_edited";
        }
    }

    public record ActivityDeleted(String ticketId, String activityId, String deletedBy) implements TicketEvent {
        @Override
        public String type() {
            return "ticket.activity_deleted";
        }
    }
}
