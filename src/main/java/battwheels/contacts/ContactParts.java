package battwheels.contacts;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The operations on single persons and addresses of a contact. */
final class ContactParts {
    private static final String PERSON = "per";
    private static final String ADDRESS = "addr";

    private final ContactRepository contacts;
    private final InstantSource clock;

    ContactParts(ContactRepository contacts, InstantSource clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Ids for the parts that a whole list of a command makes: those of the command, numbered. */
    static PartIds ids(Command command) {
        return new PartIds(numbered(command, PERSON), numbered(command, ADDRESS));
    }

    private static Supplier<String> numbered(Command command, String prefix) {
        AtomicInteger count = new AtomicInteger();
        return () -> command.newId(prefix) + String.format(Locale.ROOT, "%02d", count.getAndIncrement());
    }

    Reply addPerson(Command command) {
        String id = command.newId(PERSON);
        PersonForm form = command.body(PersonForm.class);
        Stored<Contact> contact = contacts.change(
                command, contactId(command), before -> ContactPartRules.addPerson(before, id, form, clock.instant()));
        Person person = contact.state().persons().stream()
                .filter(one -> one.personId().equals(id))
                .findFirst()
                .orElseThrow(ContactParts::removedSince);
        return new Reply.Created(person, contact.version(), path(command) + "/persons/" + id);
    }

    Reply removePerson(Command command) {
        String id = command.path("person_id");
        contacts.change(
                command, contactId(command), before -> ContactPartRules.removePerson(before, id, clock.instant()));
        return new Reply.Empty();
    }

    Reply addAddress(Command command) {
        String id = command.newId(ADDRESS);
        AddressForm form = command.body(AddressForm.class);
        Stored<Contact> contact = contacts.change(
                command, contactId(command), before -> ContactPartRules.addAddress(before, id, form, clock.instant()));
        Address address = contact.state().addresses().stream()
                .filter(one -> one.addressId().equals(id))
                .findFirst()
                .orElseThrow(ContactParts::removedSince);
        return new Reply.Created(address, contact.version(), path(command) + "/addresses/" + id);
    }

    Reply removeAddress(Command command) {
        String id = command.path("address_id");
        contacts.change(
                command, contactId(command), before -> ContactPartRules.removeAddress(before, id, clock.instant()));
        return new Reply.Empty();
    }

    /** Only a repeat of a call that was answered before can meet this. */
    private static RefusedException removedSince() {
        return new RefusedException(Problem.notFound());
    }

    private static String contactId(Command command) {
        return command.path("contact_id");
    }

    private static String path(Command command) {
        return "/api/v1/contacts/" + contactId(command);
    }
}
