package battwheels.platform.people;

/** Whether an account may sign in. */
public enum UserStatus {
    ACTIVE,
    DEACTIVATED
}
