package battwheels.contacts;

import battwheels.contacts.ContactEvents.ContactDeleted;
import battwheels.contacts.ContactEvents.ContactEvent;
import battwheels.platform.problem.Fault;
import battwheels.platform.shape.Faults;
import java.util.List;

/** What the rules answer to a command on a contact. */
public sealed interface ContactDecision {

    /** Save this contact and this event in one write. A taken {@link Contact#uniqueValues} is a 409. */
    record Changed(Contact contact, ContactEvent event) implements ContactDecision {}

    /** The contact is already so: answer it, write nothing. */
    record Unchanged(Contact contact) implements ContactDecision {}

    /** Delete it and leave this event behind. */
    record Deleted(ContactDeleted event) implements ContactDecision {}

    /** 409: other documents name the contact; with force it is deactivated instead. */
    record InUse(long uses) implements ContactDecision {}

    /** 404: the contact has no such person or address. */
    record NoSuchPart(String partId) implements ContactDecision {}

    /** 422. */
    record Refused(List<Fault> faults) implements ContactDecision {
        static Refused of(Faults faults) {
            return new Refused(faults.list());
        }
    }
}
