package battwheels.organizations;

/** The steps of a sign-up, in order. Each can be repeated; a crash may come after any of them. */
public enum SignUpStep {
    /** The organization is there, provisioning. */
    INTENT,
    /** The account is there: the unique e-mail has decided. */
    USER,
    /** The founder is a member. */
    MEMBERSHIP,
    /** The organization is active: the sign-up is whole. */
    ACTIVE
}
