package battwheels.contacts;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a document of sale or purchase needs to know of a contact: {@code contacts.party} by {@code contact_id}.
 *
 * @param placeOfSupply two-digit GST code; null where nothing tells it
 * @param paymentTerms days until an invoice is due
 * @param billingAddress as printed, lines parted by line feeds; null: none known
 */
public record ContactParty(
        String contactId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String gstin,
        @Nullable String placeOfSupply,
        int paymentTerms,
        @Nullable String billingAddress,
        boolean isActive) {

    static ContactParty of(Contact contact) {
        Reach reach = contact.reach();
        @Nullable PhoneNumber phone = reach.phone() == null ? reach.mobile() : reach.phone();
        @Nullable Gstin gstin = contact.tax().gstin();
        return new ContactParty(
                contact.contactId(),
                contact.companyName() == null ? contact.name() : contact.companyName(),
                reach.email() == null ? null : reach.email().value(),
                phone == null ? null : phone.value(),
                gstin == null ? null : gstin.value(),
                contact.tax().placeOfSupply(),
                contact.terms().paymentTerms(),
                billing(contact).map(ContactParty::printed).orElse(null),
                contact.isActive());
    }

    /** The default billing address, else any. */
    private static Optional<Address> billing(Contact contact) {
        Stream<Address> billing = contact.addresses().stream()
                .filter(address -> address.addressType() == AddressType.BILLING && address.isDefault());
        return Stream.concat(billing, contact.addresses().stream()).findFirst();
    }

    private static String printed(Address address) {
        String town = Stream.of(address.city(), address.state(), address.zipCode())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return Stream.of(address.street(), town)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
