package battwheels.vehicles;

import battwheels.contacts.EmailAddress;
import battwheels.contacts.PhoneNumber;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Body of a new or changed vehicle. A new one needs owner, make, model, year and registration; a change keeps what it
 * does not name, and an empty text clears what may be empty.
 *
 * @param batteryCapacity kilowatt hours
 */
public record VehicleForm(
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        @Nullable String ownerPhone,
        @Nullable String make,
        @Nullable String model,
        @Nullable Integer year,
        @Nullable String registrationNumber,
        @Nullable String vin,
        @Nullable String vehicleType,
        @Nullable String vehicleCategory,
        @Nullable BigDecimal batteryCapacity,
        @Nullable String customerId,
        @Nullable String notes) {

    private static final int FIRST_YEAR = 1886;

    public static VehicleForm of(String ownerName, String make, String model, int year, String registrationNumber) {
        return new VehicleForm(
                ownerName, null, null, make, model, year, registrationNumber, null, null, null, null, null, null);
    }

    Faults faultsOfNew(Instant now) {
        Faults faults = new Faults();
        missing(faults, "owner_name", ownerName);
        missing(faults, "make", make);
        missing(faults, "model", model);
        missing(faults, "year", year);
        missing(faults, "registration_number", registrationNumber);
        return check(faults, now);
    }

    Faults faultsOfChange(Instant now) {
        return check(new Faults(), now);
    }

    private static void missing(Faults faults, String field, @Nullable Object value) {
        faults.require(value != null, field, "is required");
    }

    private Faults check(Faults faults, Instant now) {
        int nextYear = now.atOffset(ZoneOffset.UTC).getYear() + 1;
        return faults.keptOrNeeded("owner_name", ownerName, 200)
                .value("owner_email", ownerEmail, EmailAddress::objection)
                .value("owner_phone", ownerPhone, PhoneNumber::objection)
                .keptOrNeeded("make", make, 100)
                .keptOrNeeded("model", model, 100)
                .range("year", year, FIRST_YEAR, nextYear)
                .keptOrNeeded("registration_number", registrationNumber, 40)
                .value("registration_number", registrationNumber, RegistrationNumber::objection)
                .value("vin", vin, Vin::objection)
                .text("vehicle_type", vehicleType, 100)
                .text("vehicle_category", vehicleCategory, 100)
                .quantity("battery_capacity", batteryCapacity, 10_000, 3)
                .text("customer_id", customerId, 64)
                .text("notes", notes, 5_000);
    }
}
