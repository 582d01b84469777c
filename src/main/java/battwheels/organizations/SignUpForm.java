package battwheels.organizations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody fills in to open an organization. */
record SignUpForm(
        String name,
        String adminName,
        String adminEmail,
        String adminPassword,
        @Nullable String industryType,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String state,
        @Nullable List<String> vehicleTypes) {

    Profile profile() {
        Profile given = new Profile(phone, null, null, city, state, null, null, null, null);
        return OrganizationRules.withStateCode(given, state);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SignUpForm[" + name + "]";
    }
}
