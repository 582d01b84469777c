package battwheels.vehicles;

import static battwheels.vehicles.VehicleStatus.IN_WORKSHOP;
import static battwheels.vehicles.VehicleStatus.SERVICED;
import static java.util.Objects.requireNonNull;

import battwheels.contacts.EmailAddress;
import battwheels.contacts.PhoneNumber;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import battwheels.vehicles.VehicleDecision.Changed;
import battwheels.vehicles.VehicleDecision.Refused;
import battwheels.vehicles.VehicleDecision.Unchanged;
import battwheels.vehicles.VehicleEvents.VehicleCreated;
import battwheels.vehicles.VehicleEvents.VehicleDeleted;
import battwheels.vehicles.VehicleEvents.VehicleEvent;
import battwheels.vehicles.VehicleEvents.VehicleStatusChanged;
import battwheels.vehicles.VehicleEvents.VehicleUpdated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides every command on a vehicle: pure, (vehicle, command, now) to decision. */
public final class VehicleRules {
    private VehicleRules() {}

    public static VehicleDecision create(String vehicleId, VehicleForm form, String createdBy, Instant now) {
        Faults faults = form.faultsOfNew(now);
        if (faults.any()) {
            return new Refused(faults.list());
        }
        Vehicle vehicle = edited(blank(vehicleId, form, createdBy, now), new Edits(), form, now);
        return new Changed(
                vehicle,
                List.of(new VehicleCreated(
                        vehicleId,
                        vehicle.registrationNumber(),
                        vehicle.make(),
                        vehicle.model(),
                        vehicle.year(),
                        vehicle.customerId())));
    }

    private static Vehicle blank(String vehicleId, VehicleForm form, String createdBy, Instant now) {
        return new Vehicle(
                vehicleId,
                new Owner(requireNonNull(form.ownerName()), null, null),
                requireNonNull(form.make()),
                requireNonNull(form.model()),
                requireNonNull(form.year()),
                RegistrationNumber.of(requireNonNull(form.registrationNumber())),
                null,
                null,
                null,
                null,
                null,
                null,
                VehicleStatus.ACTIVE,
                List.of(),
                createdBy,
                now,
                now);
    }

    public static VehicleDecision change(Vehicle vehicle, VehicleForm form, Instant now) {
        Faults faults = form.faultsOfChange(now);
        if (faults.any()) {
            return new Refused(faults.list());
        }
        Edits edits = new Edits();
        Vehicle after = edited(vehicle, edits, form, now);
        return edits.any()
                ? new Changed(after, List.of(new VehicleUpdated(vehicle.vehicleId(), edits.names())))
                : new Unchanged(vehicle);
    }

    private static Vehicle edited(Vehicle before, Edits edits, VehicleForm form, Instant now) {
        @Nullable String plate = form.registrationNumber();
        return new Vehicle(
                before.vehicleId(),
                edited(before.owner(), edits, form),
                edits.kept("make", before.make(), stripped(form.make())),
                edits.kept("model", before.model(), stripped(form.model())),
                edits.kept("year", before.year(), form.year()),
                edits.kept(
                        "registration_number",
                        before.registrationNumber(),
                        plate == null ? null : RegistrationNumber.of(plate)),
                edits.parsed("vin", before.vin(), form.vin(), Vin::of),
                edits.text("vehicle_type", before.vehicleType(), form.vehicleType()),
                edits.text("vehicle_category", before.vehicleCategory(), form.vehicleCategory()),
                edits.value("battery_capacity", before.batteryCapacity(), plain(form.batteryCapacity())),
                edits.text("customer_id", before.customerId(), form.customerId()),
                edits.text("notes", before.notes(), form.notes()),
                before.currentStatus(),
                before.openTickets(),
                before.createdBy(),
                before.createdAt(),
                now);
    }

    private static Owner edited(Owner before, Edits edits, VehicleForm form) {
        return new Owner(
                edits.kept("owner_name", before.name(), stripped(form.ownerName())),
                edits.parsed("owner_email", before.email(), form.ownerEmail(), EmailAddress::of),
                edits.parsed("owner_phone", before.phone(), form.ownerPhone(), PhoneNumber::of));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    /** 40, 40.0 and 4E1 are one capacity. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    /** By hand: the person at the desk sees the vehicle, so every state may be set. */
    public static VehicleDecision setStatus(Vehicle vehicle, VehicleStatus to, Instant now) {
        return stand(vehicle, to, vehicle.openTickets(), null, now);
    }

    /** A ticket was created or reopened for the vehicle. Told twice, it changes nothing the second time. */
    public static VehicleDecision ticketOpened(Vehicle vehicle, String ticketId, Instant now) {
        if (vehicle.openTickets().contains(ticketId)) {
            return new Unchanged(vehicle);
        }
        List<String> tickets = new ArrayList<>(vehicle.openTickets());
        tickets.add(ticketId);
        // Past the bound the oldest gives way: it is the one most likely forgotten, and a bound must hold.
        int first = Math.max(0, tickets.size() - Vehicle.OPEN_TICKETS_MAX);
        return stand(vehicle, IN_WORKSHOP, tickets.subList(first, tickets.size()), ticketId, now);
    }

    /** A ticket of the vehicle was closed: it is serviced once no other ticket keeps it. */
    public static VehicleDecision ticketClosed(Vehicle vehicle, String ticketId, Instant now) {
        if (!vehicle.openTickets().contains(ticketId)) {
            return new Unchanged(vehicle);
        }
        List<String> left = vehicle.openTickets().stream()
                .filter(ticket -> !ticket.equals(ticketId))
                .toList();
        return stand(vehicle, left.isEmpty() ? SERVICED : vehicle.currentStatus(), left, ticketId, now);
    }

    private static VehicleDecision stand(
            Vehicle vehicle, VehicleStatus to, List<String> tickets, @Nullable String ticketId, Instant now) {
        VehicleStatus from = vehicle.currentStatus();
        if (from == to && tickets.equals(vehicle.openTickets())) {
            return new Unchanged(vehicle);
        }
        List<VehicleEvent> events =
                from == to ? List.of() : List.of(new VehicleStatusChanged(vehicle.vehicleId(), from, to, ticketId));
        return new Changed(vehicle.standing(to, tickets, now), events);
    }

    public static VehicleDecision delete(Vehicle vehicle) {
        return vehicle.openTickets().isEmpty()
                ? new VehicleDecision.Deleted(new VehicleDeleted(vehicle.vehicleId()))
                : new VehicleDecision.HasOpenTickets(vehicle.openTickets());
    }
}
