package battwheels.organizations;

/** Where an organization stands. Only an active one lets its members in. */
enum OrganizationStatus {
    /** Its sign-up is under way, or was left behind by a crash. */
    PROVISIONING,
    ACTIVE,
    SUSPENDED
}
