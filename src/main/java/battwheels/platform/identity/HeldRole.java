package battwheels.platform.identity;

import java.util.Set;

/**
 * A role with what it lets its holder do, as stored when it was read.
 *
 * @param permissions exact strings {@code resource:action}; empty for a role that is gone
 */
public record HeldRole(RoleId id, Set<String> permissions) {
    public HeldRole {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Whether a holder of this role may hand out {@code other}, change or remove who has it. Between fixed roles their
     * rank decides; where an organization's own role is involved, nobody gives or takes what they do not hold. Ownership
     * is never handed out.
     */
    public boolean mayGrant(HeldRole other) {
        if (other.id.is(Role.OWNER)) {
            return false;
        }
        return id.fixed()
                .flatMap(own -> other.id.fixed().map(own::mayGrant))
                .orElseGet(() -> permissions.containsAll(other.permissions));
    }
}
