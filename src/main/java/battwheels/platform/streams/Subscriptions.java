package battwheels.platform.streams;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every subscription of this server, declared by the domains when they are put together. */
public final class Subscriptions {
    private final ConcurrentHashMap<String, Subscription> byName = new ConcurrentHashMap<>();

    public void declare(Subscription subscription) {
        if (subscription.reactions().isEmpty() || byName.putIfAbsent(subscription.name(), subscription) != null) {
            throw new IllegalStateException(subscription.name() + " is declared twice or hears nothing");
        }
    }

    public Collection<Subscription> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Subscription> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
