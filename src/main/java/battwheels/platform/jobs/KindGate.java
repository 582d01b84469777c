package battwheels.platform.jobs;

import battwheels.platform.tenancy.Leases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds how many jobs of one kind are at work over all servers: each takes one of the kind's places, a lease that is
 * given back with the job or runs out with its server. Calls block, {@link #open} apart.
 */
final class KindGate {
    private static final Duration CLOSED = Duration.ofMillis(200);

    private final JobHandlers handlers;
    private final Leases leases;
    private final String server;
    private final Duration lease;
    private final InstantSource clock;
    private final Map<String, Long> closedUntilMs = new ConcurrentHashMap<>();
    private final Set<Place> held = ConcurrentHashMap.newKeySet();

    KindGate(JobHandlers handlers, Leases leases, String server, Duration lease, InstantSource clock) {
        this.handlers = handlers;
        this.leases = leases;
        this.server = server;
        this.lease = lease;
        this.clock = clock;
    }

    /** A place of a kind, or of a kind without bounds. */
    record Place(String name, String holder, String kind) {
        boolean bounded() {
            return !name.isEmpty();
        }
    }

    /** False for a moment after no place was found. */
    boolean open(String kind) {
        return closedUntilMs.getOrDefault(kind, 0L) <= clock.millis();
    }

    /** A place for the job, or empty when all are taken. */
    Optional<Place> enter(String kind, String jobId) {
        int most =
                handlers.of(kind).map(declared -> declared.kind().concurrency()).orElse(0);
        if (most == 0) {
            return Optional.of(new Place("", "", kind));
        }
        String holder = server + " " + jobId;
        for (int number = 0; number < most; number++) {
            Place place = new Place("jobs/" + kind + "/" + number, holder, kind);
            if (held.stream().noneMatch(mine -> mine.name().equals(place.name()))
                    && leases.take(place.name(), holder, lease).await()) {
                held.add(place);
                return Optional.of(place);
            }
        }
        closedUntilMs.put(kind, clock.millis() + CLOSED.toMillis());
        return Optional.empty();
    }

    void leave(Place place) {
        if (place.bounded()) {
            held.remove(place);
            closedUntilMs.remove(place.kind());
            leases.release(place.name(), place.holder()).await();
        }
    }

    /** Keeps the places of jobs that are still at work. */
    void renew() {
        held.forEach(place -> leases.take(place.name(), place.holder(), lease).await());
    }
}
