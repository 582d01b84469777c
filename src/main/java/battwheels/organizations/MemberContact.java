package battwheels.organizations;

/** How an active member is reached. */
public record MemberContact(String userId, String name, String email, String role) {
    /** Without the address. */
    @Override
    public String toString() {
        return "MemberContact[" + userId + "]";
    }
}
