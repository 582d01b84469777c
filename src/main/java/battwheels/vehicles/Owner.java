package battwheels.vehicles;

import battwheels.contacts.EmailAddress;
import battwheels.contacts.PhoneNumber;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Whose vehicle it is; on the wire every field starts with {@code owner_}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Owner(String name, @Nullable EmailAddress email, @Nullable PhoneNumber phone) {}
