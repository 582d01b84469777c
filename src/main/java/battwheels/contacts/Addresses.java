package battwheels.contacts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A contact's addresses as a list that keeps exactly one default of each type. */
final class Addresses {
    private Addresses() {}

    /** The list a request gives in place of the stored one; known ids stay, the rest get new ones. */
    static List<Address> replaced(List<Address> before, List<AddressForm> given, Supplier<String> newId) {
        Set<String> known =
                new HashSet<>(before.stream().map(Address::addressId).toList());
        List<Address> after = new ArrayList<>();
        for (AddressForm form : given) {
            // Removing the id once used keeps two entries of one id apart.
            boolean keeps = form.addressId() != null && known.remove(form.addressId());
            after.add(form.named(keeps && form.addressId() != null ? form.addressId() : newId.get()));
        }
        return settled(after);
    }

    static List<Address> added(List<Address> before, Address address) {
        List<Address> after = new ArrayList<>(before);
        if (address.isDefault()) {
            after.replaceAll(other -> other.addressType() == address.addressType() ? other.asDefault(false) : other);
        }
        after.add(address);
        return settled(after);
    }

    static List<Address> removed(List<Address> before, String addressId) {
        return settled(before.stream()
                .filter(address -> !address.addressId().equals(addressId))
                .toList());
    }

    /** Of each type the first that claims to be the default is; where none does, the first of the type. */
    private static List<Address> settled(List<Address> addresses) {
        Map<AddressType, Address> chosen = new EnumMap<>(AddressType.class);
        for (Address address : addresses) {
            chosen.merge(address.addressType(), address, (a, b) -> a.isDefault() || !b.isDefault() ? a : b);
        }
        Set<String> defaults = chosen.values().stream().map(Address::addressId).collect(Collectors.toSet());
        return addresses.stream()
                .map(address -> address.asDefault(defaults.contains(address.addressId())))
                .toList();
    }
}
