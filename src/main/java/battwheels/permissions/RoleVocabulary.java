package battwheels.permissions;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that the roles and API keys of an organization tell. */
public final class RoleVocabulary {
    private static final String READ = "permissions:read";

    private RoleVocabulary() {}

    private static EventType key(String name, String meaning) {
        return new EventType(name, 1, ApiKeyEvents.KeyWritten.class, "api_keys:read", meaning);
    }

    public static List<EventType> types() {
        return List.of(
                new EventType("role.created", 1, RoleEvents.RoleWritten.class, READ, "The organization made a role."),
                new EventType(
                        "role.updated",
                        1,
                        RoleEvents.RoleWritten.class,
                        READ,
                        "A role was changed, and with it what its holders may do."),
                new EventType("role.deleted", 1, RoleEvents.RoleDeleted.class, READ, "A role was deleted."),
                key("api_key.created", "An API key was made."),
                key("api_key.rotated", "An API key got a new secret."),
                key("api_key.revoked", "An API key was revoked."));
    }
}
