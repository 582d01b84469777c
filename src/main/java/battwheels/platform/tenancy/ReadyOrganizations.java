package battwheels.platform.tenancy;

import battwheels.platform.store.Streams;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Organizations that have background work of one kind, each with the instant from which it may be done. It yields
 * organization ids and nothing else. It is a hint that may be lost with its store, as {@link CarrierSentinel} tells, and
 * must then be filled again from documents.
 */
public final class ReadyOrganizations {
    private final Streams streams;
    private final String key;
    private final String bell;

    /** @param work names the kind, e.g. {@link StreamName#JOBS} */
    public ReadyOrganizations(Streams streams, StreamName work) {
        this.streams = streams;
        this.key = "battwheels:ready:" + work.name().toLowerCase(Locale.ROOT);
        this.bell = key + ":bell";
    }

    /** The organization has work from {@code atMs} (epoch milliseconds) on, or from earlier if that was known. */
    public Future<Void> add(OrganizationId organization, long atMs) {
        return streams.schedule(key, List.of(organization.value()), atMs);
    }

    /** As {@link #add}, many at once. */
    public Future<Void> addAll(List<OrganizationId> organizations, long atMs) {
        return streams.schedule(
                key, organizations.stream().map(OrganizationId::value).toList(), atMs);
    }

    /** Wakes one of those who wait in {@link #awaitWork}. */
    public Future<Void> ring() {
        return streams.ring(bell);
    }

    /** Until somebody rings or the wait is over, on a connection of its own; true when it rang. */
    public Future<Boolean> awaitWork(Duration wait) {
        return streams.awaitBell(bell, wait);
    }

    /**
     * Organizations whose work is due, longest due first. Each comes up again at {@code againMs} unless {@link #done}
     * says otherwise, so that a caller who dies leaves it to another.
     */
    public Future<List<OrganizationId>> take(long nowMs, long againMs, int most) {
        return streams.takeDue(key, nowMs, againMs, most)
                .map(ids -> ids.stream().map(OrganizationId::new).toList());
    }

    /**
     * Nothing is left in the organization.
     *
     * @param takenUntilMs the {@code againMs} under which it was taken; if it was added meanwhile, it stays
     */
    public Future<Boolean> done(OrganizationId organization, long takenUntilMs) {
        return streams.unschedule(key, organization.value(), takenUntilMs);
    }

    public Future<Long> count() {
        return streams.scheduled(key);
    }
}
