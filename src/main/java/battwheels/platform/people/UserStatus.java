package battwheels.platform.people;

/** Whether an account may sign in. */
public enum UserStatus {
    ACTIVE,
    /** Locked by a platform admin, until one unlocks it. */
    LOCKED,
    DEACTIVATED
}
