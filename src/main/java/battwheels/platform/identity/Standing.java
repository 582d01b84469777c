package battwheels.platform.identity;

/** What the store says of a caller right now. Read at most one second before the answer it decides (design rule 5). */
public final class Standing {
    private Standing() {}

    /**
     * A sign-in and its user, both in force.
     *
     * @param platformAdmin administers the platform itself
     * @param secondFactor whether a code was proven in this session besides the password
     */
    public record Account(String userId, String name, String sessionId, boolean platformAdmin, boolean secondFactor) {}

    /**
     * An API key in force, and its organization.
     *
     * @param membership active or suspended
     */
    public record Key(String keyId, String name, Membership membership) {}

    /** How a user stands to an organization. */
    public sealed interface Membership {
        /**
         * An active member of an active organization.
         *
         * @param lapsed whether its subscription is over: it may look and not change
         */
        record Active(HeldRole role, String plan, boolean lapsed) implements Membership {}

        /** A member, but the organization is suspended. */
        record Suspended() implements Membership {}

        /** No active member, or no such organization: nobody outside can tell which. */
        record None() implements Membership {}
    }
}
