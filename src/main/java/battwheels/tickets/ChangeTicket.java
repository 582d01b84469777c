package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Body of a change: what is not given stays, an empty text clears.
 *
 * @param status a move, by any readable name; the state the ticket is in already is no move
 * @param assignedTechnicianId a member's user id; empty text takes the ticket away from its technician
 */
public record ChangeTicket(
        @JsonUnwrapped TicketForm form,
        @JsonUnwrapped(prefix = "vehicle_") TicketVehicle vehicle,
        @JsonUnwrapped TicketCustomer customer,
        @JsonUnwrapped Costs costs,
        @JsonUnwrapped Resolution resolution,
        @Nullable TicketState status,
        @Nullable String assignedTechnicianId) {

    public ChangeTicket(
            @Nullable TicketForm form,
            @Nullable TicketVehicle vehicle,
            @Nullable TicketCustomer customer,
            @Nullable Costs costs,
            @Nullable Resolution resolution,
            @Nullable TicketState status,
            @Nullable String assignedTechnicianId) {
        this.form = form == null ? TicketForm.empty() : form;
        this.vehicle = vehicle == null ? TicketVehicle.NONE : vehicle;
        this.customer = customer == null ? TicketCustomer.NONE : customer;
        this.costs = costs == null ? Costs.UNKNOWN : costs;
        this.resolution = resolution == null ? Resolution.NONE : resolution;
        this.status = status;
        this.assignedTechnicianId = assignedTechnicianId;
    }

    /** A change of nothing but the state. */
    public static ChangeTicket move(TicketState to) {
        return new ChangeTicket(null, null, null, null, null, to, null);
    }

    /** True when the caller has a technician to look up before it asks the rules. */
    public boolean namesTechnician() {
        return assignedTechnicianId != null && !assignedTechnicianId.isBlank();
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
        resolution.check(faults);
        return faults;
    }
}
