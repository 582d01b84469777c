package battwheels.events;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that the server itself tells an organization. */
public final class SystemVocabulary {
    private SystemVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                new EventType(
                        "system.error",
                        1,
                        SystemError.class,
                        "audit_logs:read",
                        "Something in the organization needs an eye on it."),
                new EventType(
                        "system.audit",
                        1,
                        SystemAudit.class,
                        "audit_logs:read",
                        "The server did something that is to be known."));
    }

    /** Something of the organization needs a person's eye. */
    public record SystemError(String component, String message) {}

    public record SystemAudit(String action, String detail) {}
}
