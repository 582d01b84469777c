package battwheels.isolation;

/** How whoever asks stands to the organization whose ids are sent. */
enum Relation {
    /** A member of the organization itself. */
    OWN,
    /** Of another organization under the same parent. */
    SIBLING,
    /** Of the organization above it. */
    PARENT,
    /** Of an organization below it. */
    CHILD,
    /** Of an organization that has nothing to do with it. */
    STRANGER,
    /** Of an organization that is suspended. */
    SUSPENDED,
    /** Once a member of the organization itself. */
    DEACTIVATED,
    /** Nobody signed in. */
    ANONYMOUS;

    /** Whether there is an organization that such callers work in. */
    boolean hasShop() {
        return this != DEACTIVATED && this != ANONYMOUS;
    }

    /** Whether such callers may make and change things of their own. */
    boolean works() {
        return hasShop() && this != SUSPENDED;
    }
}
