package battwheels.tickets;

import battwheels.contacts.ContactCard;
import battwheels.organizations.MemberCard;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.tenancy.Scope;
import battwheels.vehicles.VehicleCard;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tickets ask of other domains of the same organization. An id of another organization is unknown to them. */
final class Neighbours {
    /** Roles that repair vehicles; the desk and the books do not. */
    private static final Set<String> WORKING_ROLES = Set.of("owner", "admin", "manager", "technician");

    private final Questions questions;

    Neighbours(TenantChannels channels) {
        this.questions = new Questions(channels);
    }

    Optional<ContactCard> contact(Scope scope, String contactId) {
        return questions.find(scope, "contacts.describe", Map.of("contact_id", contactId), ContactCard.class);
    }

    Optional<VehicleCard> vehicle(Scope scope, String vehicleId) {
        return questions.find(scope, "vehicles.describe", Map.of("vehicle_id", vehicleId), VehicleCard.class);
    }

    /** An active member whose role may be given work. */
    Optional<Technician> technician(Scope scope, String userId) {
        return questions
                .find(scope, "organizations.member", Map.of("user_id", userId), MemberCard.class)
                .filter(member -> member.active() && WORKING_ROLES.contains(member.role()))
                .map(member -> new Technician(member.userId(), member.name()));
    }

    ZoneId zone(Scope scope) {
        return questions.get(scope, "organizations.zone", Map.of(), ZoneId.class);
    }
}
