package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/**
 * Body of a change: what is not given stays, an empty text clears.
 *
 * @param status a move, by any readable name; the state the ticket is in already is no move
 * @param assignedTechnicianId a member's user id; empty text takes the ticket away from its technician
 */
@JsonDeserialize(using = TicketBodies.OfChange.class)
public record ChangeTicket(
        TicketForm form,
        TicketVehicle vehicle,
        TicketCustomer customer,
        Costs costs,
        Resolution cure,
        @Nullable TicketState status,
        @Nullable String assignedTechnicianId) {

    public ChangeTicket(
            @Nullable TicketForm form,
            @Nullable TicketVehicle vehicle,
            @Nullable TicketCustomer customer,
            @Nullable Costs costs,
            @Nullable Resolution cure,
            @Nullable TicketState status,
            @Nullable String assignedTechnicianId) {
        this.form = form == null ? TicketForm.empty() : form;
        this.vehicle = vehicle == null ? TicketVehicle.NONE : vehicle;
        this.customer = customer == null ? TicketCustomer.NONE : customer;
        this.costs = costs == null ? Costs.UNKNOWN : costs;
        this.cure = cure == null ? Resolution.NONE : cure;
        this.status = status;
        this.assignedTechnicianId = assignedTechnicianId;
    }

    /** A change of nothing but the state. */
    public static ChangeTicket move(TicketState to) {
        return new ChangeTicket(null, null, null, null, null, to, null);
    }

    /** The same change with what is known of its customer. */
    ChangeTicket with(TicketCustomer known) {
        return new ChangeTicket(form, vehicle, known, costs, cure, status, assignedTechnicianId);
    }

    boolean namesTechnician() {
        return assignedTechnicianId != null && !assignedTechnicianId.isBlank();
    }

    /** True when the caller has a technician to look up before it asks the rules. */
    boolean bringsTechnician(Ticket ticket) {
        return namesTechnician() && !ticket.technician().isTo(String.valueOf(assignedTechnicianId));
    }

    /** True when the customer is another than the ticket's. */
    boolean bringsCustomer(Ticket ticket) {
        String id = customer.customerId();
        return id != null && !id.isBlank() && !id.equals(ticket.customer().customerId());
    }

    boolean takesTechnicianAway() {
        return assignedTechnicianId != null && assignedTechnicianId.isBlank();
    }

    Faults faults() {
        Faults faults = new Faults();
        form.check(faults);
        vehicle.check(faults);
        customer.check(faults);
        costs.check(faults);
        cure.check(faults);
        return faults;
    }
}
