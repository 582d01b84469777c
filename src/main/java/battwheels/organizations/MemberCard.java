package battwheels.organizations;

/** A member as other domains see one. */
public record MemberCard(String userId, String name, String role, boolean active) {}
