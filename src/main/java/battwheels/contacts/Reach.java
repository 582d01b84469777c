package battwheels.contacts;

import battwheels.platform.shape.Edits;
import org.jspecify.annotations.Nullable;

/** How to reach a contact. */
public record Reach(
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable PhoneNumber mobile,
        @Nullable String website) {

    static final Reach NONE = new Reach(null, null, null, null);

    Reach edited(Edits edits, ContactForm form) {
        return new Reach(
                edits.parsed("email", email, form.email(), EmailAddress::of),
                edits.parsed("phone", phone, form.phone(), PhoneNumber::of),
                edits.parsed("mobile", mobile, form.mobile(), PhoneNumber::of),
                edits.text("website", website, form.website()));
    }
}
