package battwheels.platform.bus;

import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.OrganizationId;
import java.util.Optional;

/**
 * Who sent a command, before any organization is considered.
 *
 * @param actor user id or API key id, name and address; id {@code anonymous} when nobody signed in
 * @param sessionId the sign-in the request came with; empty for anonymous and for an API key
 * @param platformAdmin whether the user administers the platform itself
 * @param organization the organization the request names by header or token, not checked; empty when it names none
 */
public record Principal(Actor actor, String sessionId, boolean platformAdmin, Optional<OrganizationId> organization) {
    private static final String ANONYMOUS = "anonymous";

    public Principal(Actor actor, String sessionId, boolean platformAdmin) {
        this(actor, sessionId, platformAdmin, Optional.empty());
    }

    public static Principal anonymous(String address) {
        return new Principal(new Actor(ANONYMOUS, ANONYMOUS, address), "", false);
    }

    /** Whether it came with an API key: nobody's sign-in. */
    public boolean isProgram() {
        return sessionId.isEmpty() && !isAnonymous();
    }

    public boolean isAnonymous() {
        return actor.id().equals(ANONYMOUS);
    }
}
