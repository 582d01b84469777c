package battwheels.platform.bus;

import battwheels.platform.tenancy.Actor;

/**
 * Who sent a command, before any organization is considered.
 *
 * @param actor user id, name and address; id {@code anonymous} when nobody signed in
 * @param sessionId the sign-in the request came with; empty for anonymous
 * @param platformAdmin whether the user administers the platform itself
 */
public record Principal(Actor actor, String sessionId, boolean platformAdmin) {
    private static final String ANONYMOUS = "anonymous";

    public static Principal anonymous(String address) {
        return new Principal(new Actor(ANONYMOUS, ANONYMOUS, address), "", false);
    }

    public boolean isAnonymous() {
        return actor.id().equals(ANONYMOUS);
    }
}
