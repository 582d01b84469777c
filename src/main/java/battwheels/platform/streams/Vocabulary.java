package battwheels.platform.streams;

import battwheels.platform.tenancy.Grants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every kind of event there is, composed of what the domains declare. */
public final class Vocabulary {
    private final Map<String, EventType> byName = new TreeMap<>();

    /** @throws IllegalStateException when two domains declare the same name */
    public Vocabulary(List<EventType> declared) {
        for (EventType type : declared) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalStateException(type.name() + " is declared twice");
            }
        }
    }

    /** By name. */
    public List<EventType> all() {
        return List.copyOf(byName.values());
    }

    public Optional<EventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Names of the types that whoever has these grants may see. */
    public List<String> visibleTo(Grants grants) {
        return byName.values().stream()
                .filter(type -> grants.allows(type.permission()))
                .map(EventType::name)
                .toList();
    }

    /** One that nobody declared is seen by nobody. */
    public boolean isVisible(String name, Grants grants) {
        return named(name).filter(type -> grants.allows(type.permission())).isPresent();
    }
}
