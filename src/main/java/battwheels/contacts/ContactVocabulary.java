package battwheels.contacts;

import battwheels.platform.streams.EventType;
import java.util.List;

/** The kinds of events that contacts and their tags tell. */
public final class ContactVocabulary {
    private ContactVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                new EventType(
                        "contact.created",
                        1,
                        ContactEvents.ContactCreated.class,
                        "contacts:read",
                        "A customer or supplier was entered."),
                new EventType(
                        "contact.updated",
                        1,
                        ContactEvents.ContactUpdated.class,
                        "contacts:read",
                        "Fields of a contact were changed."),
                new EventType(
                        "contact.activated",
                        1,
                        ContactEvents.ContactActivated.class,
                        "contacts:read",
                        "A contact is in use again."),
                new EventType(
                        "contact.deactivated",
                        1,
                        ContactEvents.ContactDeactivated.class,
                        "contacts:read",
                        "A contact is out of use."),
                new EventType(
                        "contact.deleted",
                        1,
                        ContactEvents.ContactDeleted.class,
                        "contacts:read",
                        "A contact was deleted."),
                new EventType("contact_tag.created", 1, TagEvents.TagNamed.class, "contacts:read", "A tag was made."),
                new EventType(
                        "contact_tag.deleted",
                        1,
                        TagEvents.TagNamed.class,
                        "contacts:read",
                        "A tag was deleted, and comes off its contacts."));
    }
}
