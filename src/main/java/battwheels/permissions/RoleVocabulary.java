package battwheels.permissions;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that the roles of an organization tell. */
public final class RoleVocabulary {
    private static final String READ = "permissions:read";

    private RoleVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                new EventType("role.created", 1, RoleEvents.RoleWritten.class, READ, "The organization made a role."),
                new EventType(
                        "role.updated",
                        1,
                        RoleEvents.RoleWritten.class,
                        READ,
                        "A role was changed, and with it what its holders may do."),
                new EventType("role.deleted", 1, RoleEvents.RoleDeleted.class, READ, "A role was deleted."));
    }
}
