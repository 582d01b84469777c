package battwheels.organizations;

import org.jspecify.annotations.Nullable;

/** Where an organization is found and reached, as printed on what it sends out. Null is "not known". */
record Profile(
        @Nullable String phone,
        @Nullable String website,
        @Nullable String address,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String pincode,
        @Nullable String gstin,
        @Nullable String logoUrl) {

    Profile withState(String code) {
        return new Profile(phone, website, address, city, code, country, pincode, gstin, logoUrl);
    }

    Profile withGstin(String number) {
        return new Profile(phone, website, address, city, state, country, pincode, number, logoUrl);
    }
}
