package battwheels.organizations;

/**
 * Who has a role, or is offered it, as other domains hear it when they ask {@code organizations.role_uses}.
 *
 * @param members who hold it
 * @param invitations to it that may still be accepted
 */
public record RoleUses(long members, long invitations) {
    public boolean any() {
        return members + invitations > 0;
    }
}
