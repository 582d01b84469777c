package battwheels.contacts;

import battwheels.gst.GstState;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address as a request gives it; {@code address_id} only in a list that replaces the stored one. */
public record AddressForm(
        @Nullable String addressId,
        @Nullable AddressType addressType,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String stateCode,
        @Nullable String zipCode,
        @Nullable String country,
        @Nullable Boolean isDefault) {

    /** How other countries, and older clients, write a state. */
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2,3}");

    void check(Faults faults) {
        faults.text("street", street, 500)
                .text("city", city, 100)
                .text("state", state, 100)
                .value("state_code", stateCode, AddressForm::codeObjection)
                .text("zip_code", zipCode, 20)
                .text("country", country, 100);
    }

    private static @Nullable String codeObjection(String code) {
        boolean known =
                GstState.ofCode(code).isPresent() || LETTERS.matcher(code).matches();
        return known ? null : "must be a two-digit state code of GST, as 27, or letters";
    }

    Address named(String id) {
        Edits texts = new Edits();
        @Nullable String code = texts.text("state_code", null, stateCode);
        Optional<GstState> known =
                Optional.ofNullable(code == null ? state : code).flatMap(GstState::named);
        @Nullable String typedState = texts.text("state", null, state);
        return new Address(
                id,
                addressType == null ? AddressType.BILLING : addressType,
                texts.text("street", null, street),
                texts.text("city", null, city),
                typedState != null ? typedState : known.map(GstState::name).orElse(null),
                known.map(GstState::code).orElse(code == null ? null : code.toUpperCase(Locale.ROOT)),
                texts.text("zip_code", null, zipCode),
                country == null || country.isBlank() ? "India" : country.strip(),
                Boolean.TRUE.equals(isDefault));
    }
}
