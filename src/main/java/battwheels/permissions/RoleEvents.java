package battwheels.permissions;

import battwheels.platform.outbox.EventDraft;
import java.util.List;

/** What happens to the roles an organization makes. */
final class RoleEvents {
    private RoleEvents() {}

    record RoleWritten(String roleId, String name, List<String> permissions) {}

    record RoleDeleted(String roleId, String name) {}

    static List<EventDraft> created(CustomRole made) {
        return List.of(new EventDraft("role.created", written(made)));
    }

    static List<EventDraft> updated(CustomRole after) {
        return List.of(new EventDraft("role.updated", written(after)));
    }

    static List<EventDraft> deleted(CustomRole before) {
        return List.of(new EventDraft("role.deleted", new RoleDeleted(before.roleId(), before.name())));
    }

    private static RoleWritten written(CustomRole role) {
        return new RoleWritten(role.roleId(), role.name(), role.permissions());
    }
}
