package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/** Body of a new ticket: {@code title} and whatever else is known. */
@JsonDeserialize(using = TicketBodies.OfCreate.class)
public record CreateTicket(TicketForm form, TicketVehicle vehicle, TicketCustomer customer, Costs costs) {

    public CreateTicket(
            @Nullable TicketForm form,
            @Nullable TicketVehicle vehicle,
            @Nullable TicketCustomer customer,
            @Nullable Costs costs) {
        this.form = form == null ? TicketForm.empty() : form;
        this.vehicle = vehicle == null ? TicketVehicle.NONE : vehicle;
        this.customer = customer == null ? TicketCustomer.NONE : customer;
        this.costs = costs == null ? Costs.UNKNOWN : costs;
    }

    public static CreateTicket titled(String title) {
        return new CreateTicket(TicketForm.titled(title), null, null, null);
    }

    Faults faults() {
        Faults faults = new Faults();
        if (form.title() == null) {
            faults.add("title", "is required");
        }
        form.check(faults);
        vehicle.check(faults);
        customer.check(faults);
        costs.check(faults);
        return faults;
    }
}
