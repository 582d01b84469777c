package battwheels.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody without an account complains of: {@code tickets.takeIn}.
 *
 * @param ticketId the id it is to have; the same when it is asked again
 */
public record TicketIntake(
        String ticketId,
        String title,
        String description,
        String issueType,
        @Nullable Priority priority,
        @Nullable String incidentLocation,
        String vehicleCategory,
        String vehicleNumber,
        String customerType,
        String customerName,
        @Nullable String email,
        String contactNumber) {

    /** The same under an id that its sender did not choose. */
    public TicketIntake under(String id) {
        return new TicketIntake(
                id,
                title,
                description,
                issueType,
                priority,
                incidentLocation,
                vehicleCategory,
                vehicleNumber,
                customerType,
                customerName,
                email,
                contactNumber);
    }

    CreateTicket command() {
        return new CreateTicket(
                new TicketForm(
                        title,
                        description,
                        null,
                        issueType,
                        priority,
                        TicketType.ONSITE,
                        incidentLocation,
                        List.of(),
                        List.of(),
                        List.of(),
                        null),
                new TicketVehicle(null, null, vehicleCategory, null, null, vehicleNumber, null),
                new TicketCustomer(null, customerName, customerType, email, contactNumber),
                Costs.UNKNOWN);
    }
}
