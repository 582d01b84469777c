package battwheels.platform.people;

/** How a user stands to one organization, as a choice of organization has to know it. */
public sealed interface Place {
    /** An active member of an active organization. */
    record Open(Affiliation affiliation) implements Place {}

    /** An active member, but the organization is suspended. */
    record Suspended() implements Place {}

    /** No active member, or no such organization: nobody outside can tell which. */
    record Closed() implements Place {}
}
