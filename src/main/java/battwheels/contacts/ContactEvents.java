package battwheels.contacts;

import java.util.List;

/** What happened to contacts. A record's components are the event's data; {@code type()} is not part of them. */
public final class ContactEvents {
    private ContactEvents() {}

    public sealed interface ContactEvent {
        String type();

        String contactId();
    }

    public record ContactCreated(String contactId, String name, ContactType contactType) implements ContactEvent {
        @Override
        public String type() {
            return "contact.created";
        }
    }

    public record ContactUpdated(String contactId, List<String> changes) implements ContactEvent {
        @Override
        public String type() {
            return "contact.updated";
        }
    }

    public record ContactActivated(String contactId) implements ContactEvent {
        @Override
        public String type() {
            return "contact.activated";
        }
    }

    public record ContactDeactivated(String contactId) implements ContactEvent {
        @Override
        public String type() {
            return "contact.deactivated";
        }
    }

    public record ContactDeleted(String contactId) implements ContactEvent {
        @Override
        public String type() {
            return "contact.deleted";
        }
    }
}
