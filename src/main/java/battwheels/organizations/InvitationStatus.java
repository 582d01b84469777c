package battwheels.organizations;

/** How far an invitation has come. */
enum InvitationStatus {
    PENDING,
    /** Somebody has taken it, and is about to become a member. */
    ACCEPTED,
    /** Whoever took it is a member: the link is used up. */
    JOINED,
    /** Replaced by a later one after its time was over. */
    EXPIRED
}
