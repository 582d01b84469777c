package battwheels.contacts;

/** What happened to tags. */
final class TagEvents {
    static final String CREATED = "contact_tag.created";
    static final String DELETED = "contact_tag.deleted";

    private TagEvents() {}

    /** Which tag it happened to. */
    record TagNamed(String tagId, String name) {}
}
