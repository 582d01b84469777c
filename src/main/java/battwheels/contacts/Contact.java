package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer or vendor; flat in JSON, grouped here. Where there are persons exactly one is primary, where there are
 * addresses of a type exactly one of them is the default.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Contact(
        String contactId,
        String name,
        ContactType contactType,
        @Nullable String companyName,
        @JsonUnwrapped Reach reach,
        @JsonUnwrapped Terms terms,
        @JsonUnwrapped TaxProfile tax,
        @Nullable String notes,
        List<String> tags,
        List<Person> persons,
        List<Address> addresses,
        boolean isActive,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    public static final int TAGS_MAX = 50;
    public static final int PERSONS_MAX = 50;
    public static final int ADDRESSES_MAX = 50;

    public Contact {
        tags = List.copyOf(tags);
        persons = List.copyOf(persons);
        addresses = List.copyOf(addresses);
    }

    public ContactKeys uniqueKeys() {
        return ContactKeys.of(this);
    }

    Contact with(List<Person> persons, List<Address> addresses, boolean active, Instant now) {
        return new Contact(
                contactId,
                name,
                contactType,
                companyName,
                reach,
                terms,
                tax,
                notes,
                tags,
                persons,
                addresses,
                active,
                createdBy,
                createdAt,
                now);
    }
}
