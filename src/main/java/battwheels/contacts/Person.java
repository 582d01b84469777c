package battwheels.contacts;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Somebody to talk to at a contact. One of a contact's persons is the primary one. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
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
