package battwheels.contacts;

import org.jspecify.annotations.Nullable;

/**
 * Where a contact is billed or supplied. One address of each type is the default.
 *
 * @param state as typed, or the name that belongs to {@code stateCode}
 * @param stateCode GST code, or the letters that were given; null where it could not be told
 */
public record Address(
        String addressId,
        AddressType addressType,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String stateCode,
        @Nullable String zipCode,
        String country,
        boolean isDefault) {

    Address asDefault(boolean standard) {
        return new Address(addressId, addressType, street, city, state, stateCode, zipCode, country, standard);
    }
}
