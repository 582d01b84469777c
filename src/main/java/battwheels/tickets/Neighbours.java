package battwheels.tickets;

import battwheels.contacts.ContactCard;
import battwheels.organizations.MemberCard;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.bus.TenantChannels;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
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

    private final TenantChannels channels;

    Neighbours(TenantChannels channels) {
        this.channels = channels;
    }

    Optional<ContactCard> contact(Scope scope, String contactId) {
        return ask(scope, "contacts", "contacts.describe", Map.of("contact_id", contactId), ContactCard.class);
    }

    Optional<VehicleCard> vehicle(Scope scope, String vehicleId) {
        return ask(scope, "vehicles", "vehicles.describe", Map.of("vehicle_id", vehicleId), VehicleCard.class);
    }

    /** An active member whose role may be given work. */
    Optional<Technician> technician(Scope scope, String userId) {
        return ask(scope, "organizations", "organizations.member", Map.of("user_id", userId), MemberCard.class)
                .filter(member -> member.active() && WORKING_ROLES.contains(member.role()))
                .map(member -> new Technician(member.userId(), member.name()));
    }

    ZoneId zone(Scope scope) {
        return ask(scope, "organizations", "organizations.zone", Map.of(), ZoneId.class)
                .orElseThrow(() -> new IllegalStateException("an organization has a time zone"));
    }

    private <T> Optional<T> ask(
            Scope scope, String domain, String question, Map<String, String> path, Class<T> answer) {
        return switch (channels.ask(domain, Command.inside(scope, question, path))
                .await()) {
            case Reply.Plain(Object body) -> Optional.of(answer.cast(body));
            case Reply.Refused(Problem problem) when problem.code() == ProblemCode.NOT_FOUND -> Optional.empty();
            case Reply.Refused(Problem problem) -> throw new RefusedException(problem);
            case Reply other -> throw new IllegalStateException(question + " was answered by " + other.getClass());
        };
    }
}
