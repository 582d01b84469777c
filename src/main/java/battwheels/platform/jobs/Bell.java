package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.ReadyOrganizations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells other servers which organizations have work, all that came within a moment in one go. */
final class Bell {
    private static final long MOMENT_MS = 5;

    private final ReadyOrganizations ready;
    private final InstantSource clock;
    private final Later later;
    private final Set<OrganizationId> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean pending = new AtomicBoolean();

    Bell(ReadyOrganizations ready, InstantSource clock, Later later) {
        this.ready = ready;
        this.clock = clock;
        this.later = later;
    }

    void ring(OrganizationId organization) {
        waiting.add(organization);
        if (pending.compareAndSet(false, true)) {
            later.run(MOMENT_MS, this::tell);
        }
    }

    private void tell() {
        pending.set(false);
        List<OrganizationId> organizations = new ArrayList<>();
        waiting.forEach(organization -> {
            if (waiting.remove(organization)) {
                organizations.add(organization);
            }
        });
        if (!organizations.isEmpty()) {
            // Both lost with the store; the rescuer makes up for it.
            ready.addAll(organizations, clock.millis()).onSuccess(added -> ready.ring());
        }
    }
}
