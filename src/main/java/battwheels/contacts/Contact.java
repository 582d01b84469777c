package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer or vendor; flat in JSON, grouped here. Where there are persons exactly one is primary, where there are
 * addresses of a type exactly one of them is the default.
 */
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

    public static final String GSTIN_KEY = "gstin_key";
    public static final String EMAIL_KEY = "email_key";
    public static final int TAGS_MAX = 50;
    public static final int PERSONS_MAX = 50;
    public static final int ADDRESSES_MAX = 50;

    public Contact {
        tags = List.copyOf(tags);
        persons = List.copyOf(persons);
        addresses = List.copyOf(addresses);
    }

    /** What no other contact of the organization may have, by the field of its unique index; absent values left out. */
    public Map<String, String> uniqueValues() {
        Map<String, String> values = new HashMap<>();
        if (tax.gstin() != null) {
            values.put(GSTIN_KEY, tax.gstin().value());
        }
        if (reach.email() != null) {
            values.put(EMAIL_KEY, reach.email().value());
        }
        return values;
    }

    Contact tagged(List<String> tags, Instant now) {
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
                isActive,
                createdBy,
                createdAt,
                now);
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
