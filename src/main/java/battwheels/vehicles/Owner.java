package battwheels.vehicles;

import battwheels.contacts.EmailAddress;
import battwheels.contacts.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Whose vehicle it is; on the wire every field starts with {@code owner_}. */
public record Owner(
        String name, @Nullable EmailAddress email, @Nullable PhoneNumber phone) {}
