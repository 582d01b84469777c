package battwheels.filters;

import battwheels.platform.streams.EventType;
import java.util.List;

/** What happened to saved filters. */
public final class FilterEvents {
    static final String SAVED = "filter.saved";
    static final String DELETED = "filter.deleted";

    private FilterEvents() {}

    /** The data of both events. */
    public record FilterTold(String filterId, String ownerId, boolean shared) {}

    public static List<EventType> types() {
        return List.of(
                new EventType(SAVED, 1, FilterTold.class, "audit_logs:read", "Somebody saved or changed a filter."),
                new EventType(DELETED, 1, FilterTold.class, "audit_logs:read", "Somebody deleted a saved filter."));
    }
}
