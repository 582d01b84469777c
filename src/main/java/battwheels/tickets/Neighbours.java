package battwheels.tickets;

import battwheels.contacts.ContactCard;
import battwheels.organizations.MemberCard;
import battwheels.organizations.Technicians;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.problem.Problem;
import battwheels.platform.shape.Faults;
import battwheels.platform.tenancy.Scope;
import battwheels.vehicles.VehicleCard;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tickets ask of other domains of the same organization. An id of another organization is unknown there, and a
 * body that names an unknown one is refused with 422.
 */
final class Neighbours {
    /** Roles that repair vehicles; the desk and the books do not. */
    private static final Set<String> WORKING_ROLES = Set.of("owner", "admin", "manager", "technician");

    private final Questions questions;

    Neighbours(TenantChannels channels) {
        this.questions = new Questions(channels);
    }

    /** The body with what its vehicle and customer already tell. */
    CreateTicket filledIn(Scope scope, CreateTicket body) {
        TicketVehicle vehicle = body.vehicle();
        TicketCustomer customer = body.customer();
        Optional<VehicleCard> vehicleCard = vehicle(scope, vehicle.vehicleId());
        Optional<ContactCard> customerCard = contact(scope, customer.customerId());
        refuseUnknown(new Faults()
                .require(vehicleCard.isPresent() || isNone(vehicle.vehicleId()), "vehicle_id", mustBe("vehicle"))
                .require(customerCard.isPresent() || isNone(customer.customerId()), "customer_id", mustBe("contact")));
        return new CreateTicket(
                body.form(),
                vehicleCard.map(vehicle::filledFrom).orElse(vehicle),
                customerCard.map(customer::filledFrom).orElse(customer),
                body.costs());
    }

    /** The body with what a customer new to the ticket already tells. */
    ChangeTicket filledIn(Scope scope, Ticket ticket, ChangeTicket body) {
        if (!body.bringsCustomer(ticket)) {
            return body;
        }
        Optional<ContactCard> card = contact(scope, body.customer().customerId());
        refuseUnknown(new Faults().require(card.isPresent(), "customer_id", mustBe("contact")));
        return card.map(known -> body.with(body.customer().filledFrom(known))).orElse(body);
    }

    /** An active member whose role may be given work. */
    Optional<Technician> technician(Scope scope, String userId) {
        return questions
                .find(scope, "organizations.member", Map.of("user_id", userId), MemberCard.class)
                .filter(member -> member.active() && WORKING_ROLES.contains(member.role()))
                .map(member -> new Technician(member.userId(), member.name()));
    }

    /** Everybody who is active as a technician here. */
    List<MemberCard> technicians(Scope scope) {
        return questions
                .get(scope, "organizations.technicians", Map.of(), Technicians.class)
                .active();
    }

    ZoneId zone(Scope scope) {
        return questions.get(scope, "organizations.zone", Map.of(), ZoneId.class);
    }

    private Optional<ContactCard> contact(Scope scope, @Nullable String id) {
        return id == null || id.isBlank()
                ? Optional.empty()
                : questions.find(scope, "contacts.describe", Map.of("contact_id", id), ContactCard.class);
    }

    private Optional<VehicleCard> vehicle(Scope scope, @Nullable String id) {
        return id == null || id.isBlank()
                ? Optional.empty()
                : questions.find(scope, "vehicles.describe", Map.of("vehicle_id", id), VehicleCard.class);
    }

    private static boolean isNone(@Nullable String id) {
        return id == null || id.isBlank();
    }

    private static String mustBe(String noun) {
        return "must be the id of a " + noun + " of this organization";
    }

    private static void refuseUnknown(Faults faults) {
        if (faults.any()) {
            throw new RefusedException(Problem.invalid(faults.list()));
        }
    }
}
