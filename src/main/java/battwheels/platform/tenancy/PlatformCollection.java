package battwheels.platform.tenancy;

import java.util.List;
import java.util.Locale;

/**
 * The short list of collections that hold data of all organizations (design rule 3). Nothing else may.
 * Each names its own unique keys.
 */
public enum PlatformCollection {
    USERS(false, "email"),
    /** One document per organization; its {@code organization_id} equals its {@code _id}. */
    ORGANIZATIONS(true, "slug"),
    MEMBERSHIPS(true, "organization_id,user_id"),
    SESSIONS(false),
    LOGIN_FAILURES(false),
    DIRTY_MARKS(false),
    PLATFORM_AUDIT(false),
    PLATFORM_IDEMPOTENCY(false, "key");

    private final boolean hasOrganization;
    private final List<String> uniqueKeys;

    PlatformCollection(boolean hasOrganization, String... uniqueKeys) {
        this.hasOrganization = hasOrganization;
        this.uniqueKeys = List.of(uniqueKeys);
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
}
