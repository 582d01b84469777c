package battwheels.organizations;

import org.jspecify.annotations.Nullable;

/** What a change of an organization's profile gives: null is "as it was", an empty text is "none". */
record ProfileForm(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String website,
        @Nullable String address,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String pincode,
        @Nullable String gstin,
        @Nullable String logoUrl) {

    Profile over(Profile before) {
        return new Profile(
                chosen(phone, before.phone()),
                chosen(website, before.website()),
                chosen(address, before.address()),
                chosen(city, before.city()),
                chosen(state, before.state()),
                chosen(country, before.country()),
                chosen(pincode, before.pincode()),
                chosen(gstin, before.gstin()),
                chosen(logoUrl, before.logoUrl()));
    }

    static @Nullable String chosen(@Nullable String given, @Nullable String before) {
        if (given == null) {
            return before;
        }
        return given.isBlank() ? null : given.strip();
    }
}
