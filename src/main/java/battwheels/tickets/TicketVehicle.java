package battwheels.tickets;

import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** The vehicle as the ticket names it; on the wire every field starts with {@code vehicle_}. All may be missing. */
public record TicketVehicle(
        @Nullable String id,
        @Nullable String type,
        @Nullable String category,
        @Nullable String make,
        @Nullable String model,
        @Nullable String number,
        @Nullable Integer year) {

    public static final TicketVehicle NONE = new TicketVehicle(null, null, null, null, null, null, null);

    /** As a new ticket keeps it: empty texts are no texts. */
    static TicketVehicle of(TicketVehicle given) {
        String id = given.id == null || given.id.isBlank() ? null : given.id;
        return new TicketVehicle(id, null, null, null, null, null, null).edited(new Edits(), given);
    }

    void check(Faults faults) {
        faults.text("vehicle_id", id, 64)
                .text("vehicle_type", type, 100)
                .text("vehicle_category", category, 100)
                .text("vehicle_make", make, 100)
                .text("vehicle_model", model, 100)
                .text("vehicle_number", number, 40)
                .range("vehicle_year", year, 1900, 2200);
    }

    /** The id stays: a ticket that changes its vehicle would leave the first one in the workshop for ever. */
    TicketVehicle edited(Edits edits, TicketVehicle given) {
        return new TicketVehicle(
                id,
                edits.text("vehicle_type", type, given.type),
                edits.text("vehicle_category", category, given.category),
                edits.text("vehicle_make", make, given.make),
                edits.text("vehicle_model", model, given.model),
                edits.text("vehicle_number", number, given.number),
                edits.value("vehicle_year", year, given.year));
    }
}
