package battwheels.contacts;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What makes a contact unique in its organization, one index each. A contact without the value gets {@code ~} and its
 * own id, so that the field is always there and never clashes.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ContactKeys(String gstinKey, String emailKey) {

    static ContactKeys of(Contact contact) {
        String absent = "~" + contact.contactId();
        Gstin gstin = contact.tax().gstin();
        EmailAddress email = contact.reach().email();
        return new ContactKeys(gstin == null ? absent : gstin.value(), email == null ? absent : email.value());
    }
}
