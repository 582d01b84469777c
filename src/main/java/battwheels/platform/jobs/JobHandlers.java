package battwheels.platform.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who does which kind of job. */
final class JobHandlers {
    private final Map<String, Declared<?>> byKind = new ConcurrentHashMap<>();

    record Declared<P>(JobKind<P> kind, JobHandler<P> handler) {}

    <P> void add(JobKind<P> kind, JobHandler<P> handler) {
        if (byKind.putIfAbsent(kind.name(), new Declared<>(kind, handler)) != null) {
            throw new IllegalStateException("jobs of kind " + kind.name() + " have two handlers");
        }
    }

    Optional<Declared<?>> of(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }
}
