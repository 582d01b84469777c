package battwheels.tickets;

import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import battwheels.vehicles.VehicleCard;
import org.jspecify.annotations.Nullable;

/** The vehicle as the ticket names it. All may be missing. */
public record TicketVehicle(
        @Nullable String vehicleId,
        @Nullable String vehicleType,
        @Nullable String vehicleCategory,
        @Nullable String vehicleMake,
        @Nullable String vehicleModel,
        @Nullable String vehicleNumber,
        @Nullable Integer vehicleYear) {

    public static final TicketVehicle NONE = new TicketVehicle(null, null, null, null, null, null, null);

    /** As a new ticket keeps it: empty texts are no texts. */
    static TicketVehicle of(TicketVehicle given) {
        String id = given.vehicleId == null || given.vehicleId.isBlank() ? null : given.vehicleId;
        return new TicketVehicle(id, null, null, null, null, null, null).edited(new Edits(), given);
    }

    void check(Faults faults) {
        faults.text("vehicle_id", vehicleId, 64)
                .text("vehicle_type", vehicleType, 100)
                .text("vehicle_category", vehicleCategory, 100)
                .text("vehicle_make", vehicleMake, 100)
                .text("vehicle_model", vehicleModel, 100)
                .text("vehicle_number", vehicleNumber, 40)
                .range("vehicle_year", vehicleYear, 1900, 2200);
    }

    /** The id stays: a ticket that changes its vehicle would leave the first one in the workshop for ever. */
    TicketVehicle edited(Edits edits, TicketVehicle given) {
        return new TicketVehicle(
                vehicleId,
                edits.text("vehicle_type", vehicleType, given.vehicleType),
                edits.text("vehicle_category", vehicleCategory, given.vehicleCategory),
                edits.text("vehicle_make", vehicleMake, given.vehicleMake),
                edits.text("vehicle_model", vehicleModel, given.vehicleModel),
                edits.text("vehicle_number", vehicleNumber, given.vehicleNumber),
                edits.value("vehicle_year", vehicleYear, given.vehicleYear));
    }

    /** What the caller left out, as the vehicle's own record has it. */
    TicketVehicle filledFrom(VehicleCard card) {
        return new TicketVehicle(
                vehicleId,
                given(vehicleType, card.vehicleType()),
                vehicleCategory,
                given(vehicleMake, card.make()),
                given(vehicleModel, card.model()),
                given(vehicleNumber, card.registrationNumber()),
                vehicleYear == null ? card.year() : vehicleYear);
    }

    private static @Nullable String given(@Nullable String own, @Nullable String known) {
        return own == null || own.isBlank() ? known : own;
    }
}
