package battwheels.contacts;

import org.jspecify.annotations.Nullable;

/** Somebody to talk to at a contact. One of a contact's persons is the primary one. */
public record Person(
        String personId,
        String firstName,
        @Nullable String lastName,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String designation,
        boolean isPrimary) {

    Person primary(boolean primary) {
        return new Person(personId, firstName, lastName, email, phone, designation, primary);
    }
}
