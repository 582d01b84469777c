package battwheels.contacts;

import battwheels.contacts.ContactDecision.Changed;
import battwheels.contacts.ContactDecision.NoSuchPart;
import battwheels.contacts.ContactDecision.Refused;
import battwheels.contacts.ContactEvents.ContactUpdated;
import battwheels.platform.shape.Faults;
import java.time.Instant;
import java.util.List;

/** Decides what happens to single persons and addresses of a contact. */
public final class ContactPartRules {
    private ContactPartRules() {}

    public static ContactDecision addPerson(Contact contact, String personId, PersonForm form, Instant now) {
        Faults faults = new Faults();
        form.check(faults);
        faults.require(contact.persons().size() < Contact.PERSONS_MAX, "first_name", full(Contact.PERSONS_MAX));
        if (faults.any()) {
            return Refused.of(faults);
        }
        return withPersons(contact, People.added(contact.persons(), form.named(personId)), now);
    }

    public static ContactDecision removePerson(Contact contact, String personId, Instant now) {
        List<Person> left = People.removed(contact.persons(), personId);
        return left.size() == contact.persons().size() ? new NoSuchPart(personId) : withPersons(contact, left, now);
    }

    public static ContactDecision addAddress(Contact contact, String addressId, AddressForm form, Instant now) {
        Faults faults = new Faults();
        form.check(faults);
        faults.require(contact.addresses().size() < Contact.ADDRESSES_MAX, "address_type", full(Contact.ADDRESSES_MAX));
        if (faults.any()) {
            return Refused.of(faults);
        }
        return withAddresses(contact, Addresses.added(contact.addresses(), form.named(addressId)), now);
    }

    public static ContactDecision removeAddress(Contact contact, String addressId, Instant now) {
        List<Address> left = Addresses.removed(contact.addresses(), addressId);
        return left.size() == contact.addresses().size()
                ? new NoSuchPart(addressId)
                : withAddresses(contact, left, now);
    }

    private static String full(int max) {
        return "cannot be added: the contact has " + max + " of them already";
    }

    private static ContactDecision withPersons(Contact contact, List<Person> persons, Instant now) {
        Contact after = contact.with(persons, contact.addresses(), contact.isActive(), now);
        return new Changed(after, new ContactUpdated(contact.contactId(), List.of("persons")));
    }

    private static ContactDecision withAddresses(Contact contact, List<Address> addresses, Instant now) {
        Contact after = contact.with(contact.persons(), addresses, contact.isActive(), now);
        return new Changed(after, new ContactUpdated(contact.contactId(), List.of("addresses")));
    }
}
