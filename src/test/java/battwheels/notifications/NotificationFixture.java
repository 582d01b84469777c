package battwheels.notifications;

import static battwheels.fixtures.TestDocuments.onVirtualThread;

import battwheels.fixtures.Commands;
import battwheels.platform.tenancy.TenantStores;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells people something without an event, where no worker runs. */
public final class NotificationFixture {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private NotificationFixture() {}

    /** The id of a new notification of the user. */
    public static String tell(TenantStores stores, String organization, String userId) {
        InstantSource clock = InstantSource.system();
        String id = "ntf_" + organization.substring(organization.indexOf('_') + 1) + COUNT.incrementAndGet();
        Notification made = new Notification(
                id, "ticket_closed", "Ticket closed", "Charging port replaced", null, false, clock.instant(), null);
        try {
            onVirtualThread(() -> new NotificationStore(stores).add(Commands.scope(organization, clock), userId, made));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return id;
    }
}
