package battwheels.organizations;

import battwheels.platform.identity.Role;
import battwheels.platform.outbox.EventDraft;
import java.util.List;

/** What happens to organizations and their members, as others hear it. */
final class OrganizationEvents {
    private OrganizationEvents() {}

    record Created(String name, String slug, String planType, String founderId) {}

    record MemberJoined(String userId, Role role) {}

    static List<EventDraft> created(Organization made) {
        return List.of(new EventDraft(
                "organization.created", new Created(made.name(), made.slug(), made.planType(), made.founderId())));
    }

    static List<EventDraft> joined(Membership member) {
        return List.of(new EventDraft("member.joined", new MemberJoined(member.userId(), member.role())));
    }
}
