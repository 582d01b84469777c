package battwheels.contacts;

import org.jspecify.annotations.Nullable;

/**
 * What other domains are told of a contact when they ask {@code contacts.describe} by {@code contact_id}.
 *
 * @param phone the phone number, or the mobile one where there is no other
 */
public record ContactCard(
        String contactId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        boolean isActive) {

    static ContactCard of(Contact contact) {
        Reach reach = contact.reach();
        @Nullable PhoneNumber phone = reach.phone() == null ? reach.mobile() : reach.phone();
        return new ContactCard(
                contact.contactId(),
                contact.name(),
                reach.email() == null ? null : reach.email().value(),
                phone == null ? null : phone.value(),
                contact.isActive());
    }
}
