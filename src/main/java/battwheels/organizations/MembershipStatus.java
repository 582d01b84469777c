package battwheels.organizations;

/** Whether a membership lets its user in. */
enum MembershipStatus {
    ACTIVE,
    DEACTIVATED
}
