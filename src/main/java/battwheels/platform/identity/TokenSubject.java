package battwheels.platform.identity;

import battwheels.platform.tenancy.OrganizationId;
import java.util.Optional;

/**
 * Whom a token speaks for, and the versions it was issued under: a token whose versions differ from the stored ones
 * has been revoked (design rule 5). It says nothing of what the user may do.
 *
 * @param sessionVersion changes with logout
 * @param userVersion changes with password change and deactivation
 */
public record TokenSubject(
        String userId, String sessionId, long sessionVersion, long userVersion, Optional<Membership> membership) {

    /** The organization the user signed in to; the version changes with role, suspension and removal. */
    public record Membership(OrganizationId organization, long version) {}
}
