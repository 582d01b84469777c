package battwheels.contacts;

import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A person as a request gives it; {@code person_id} only in a list that replaces the stored one. */
public record PersonForm(
        @Nullable String personId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String designation,
        @Nullable Boolean isPrimary) {

    void check(Faults faults) {
        faults.needed("first_name", firstName, 100)
                .text("last_name", lastName, 100)
                .value("email", email, EmailAddress::objection)
                .value("phone", phone, PhoneNumber::objection)
                .text("designation", designation, 100);
    }

    Person named(String id) {
        Edits texts = new Edits();
        return new Person(
                id,
                Objects.requireNonNull(firstName).strip(),
                texts.text("last_name", null, lastName),
                texts.parsed("email", null, email, EmailAddress::of),
                texts.parsed("phone", null, phone, PhoneNumber::of),
                texts.text("designation", null, designation),
                Boolean.TRUE.equals(isPrimary));
    }
}
