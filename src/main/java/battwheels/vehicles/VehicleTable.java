package battwheels.vehicles;

import battwheels.platform.shape.Faults;
import battwheels.platform.sheets.RowCells;
import battwheels.platform.sheets.TableRow;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Vehicles as rows of a table: a column for each field that a request may give. */
final class VehicleTable {
    /** The header of the table. */
    static final List<String> COLUMNS = List.of(
            "owner_name",
            "owner_email",
            "owner_phone",
            "make",
            "model",
            "year",
            "registration_number",
            "vin",
            "vehicle_type",
            "vehicle_category",
            "battery_capacity",
            "customer_id",
            "notes");

    private VehicleTable() {}

    /** The row as a request would give it; what cannot be read becomes a fault. */
    static VehicleForm form(TableRow row, Faults faults) {
        RowCells cells = new RowCells(row, faults);
        return new VehicleForm(
                cells.text("owner_name"),
                cells.text("owner_email"),
                cells.text("owner_phone"),
                cells.text("make"),
                cells.text("model"),
                cells.integer("year"),
                cells.text("registration_number"),
                cells.text("vin"),
                cells.text("vehicle_type"),
                cells.text("vehicle_category"),
                cells.decimal("battery_capacity"),
                cells.text("customer_id"),
                cells.text("notes"));
    }

    /** The vehicle as a row, in the order of {@link #COLUMNS}. */
    static List<String> cells(Vehicle vehicle) {
        Owner owner = vehicle.owner();
        return Stream.of(
                        owner.name(),
                        owner.email(),
                        owner.phone(),
                        vehicle.make(),
                        vehicle.model(),
                        vehicle.year(),
                        vehicle.registrationNumber(),
                        vehicle.vin(),
                        vehicle.vehicleType(),
                        vehicle.vehicleCategory(),
                        vehicle.batteryCapacity(),
                        vehicle.customerId(),
                        vehicle.notes())
                .map(VehicleTable::text)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
