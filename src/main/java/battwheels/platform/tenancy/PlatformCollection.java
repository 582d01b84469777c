package battwheels.platform.tenancy;

import java.util.List;
import java.util.Locale;

/**
 * The short list of collections that hold data of all organizations (design rule 3). Nothing else may.
 * Each names its own unique keys, and the fields by which it is searched besides.
 */
public enum PlatformCollection {
    USERS(false, List.of("email")),
    /** One document per organization; its {@code organization_id} equals its {@code _id}. */
    ORGANIZATIONS(true, List.of("slug"), "status"),
    MEMBERSHIPS(true, List.of("organization_id,user_id"), "user_id"),
    SESSIONS(false, List.of(), "expires_at", "user_id"),
    LOGIN_FAILURES(false, List.of(), "until_ms"),
    DIRTY_MARKS(false, List.of()),
    LEASES(false, List.of()),
    JOB_MARKS(false, List.of(), "due_ms"),
    SCHEDULE_MARKS(false, List.of(), "due_ms"),
    /** What all organizations read of failures; it came there by review (design rule 16). */
    PLATFORM_KNOWLEDGE(false, List.of(), "kind"),
    /** Devices that wait to be let in. */
    DEVICE_GRANTS(false, List.of("user_code"), "expires_at"),
    /** Feature flags, by key. */
    FLAGS(false, List.of()),
    PLATFORM_AUDIT(false, List.of(), "time"),
    PLATFORM_IDEMPOTENCY(false, List.of("key"));

    private final boolean hasOrganization;
    private final List<String> uniqueKeys;
    private final List<String> indexedFields;

    PlatformCollection(boolean hasOrganization, List<String> uniqueKeys, String... indexedFields) {
        this.hasOrganization = hasOrganization;
        this.uniqueKeys = uniqueKeys;
        this.indexedFields = List.of(indexedFields);
    }

    public String collectionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its rows carry {@code organization_id} and may be opened through a scope. */
    public boolean hasOrganization() {
        return hasOrganization;
    }

    /** Data of all organizations must not be opened or joined as if it were one organization's. */
    static void refuseUnscoped(String collectionName) {
        for (PlatformCollection collection : values()) {
            if (!collection.hasOrganization && collection.collectionName().equals(collectionName)) {
                throw new TenancyBreach(collectionName + " has no organization; open it as platform");
            }
        }
    }

    List<String> uniqueKeys() {
        return uniqueKeys;
    }

    List<String> indexedFields() {
        return indexedFields;
    }
}
