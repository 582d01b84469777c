package battwheels.organizations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization as stored.
 *
 * @param slug its name in addresses, unique over all organizations
 * @param founderId the user whose sign-up made it
 * @param planExpiresAt end of the trial; null when the plan does not end
 * @param parentOrganizationId the organization above it in a group, null when there is none
 */
record Organization(
        String name,
        String slug,
        OrganizationStatus status,
        String founderId,
        String orgType,
        @Nullable String industryType,
        String planType,
        String subscriptionStatus,
        @Nullable Instant planExpiresAt,
        @JsonUnwrapped Profile profile,
        List<String> vehicleTypes,
        Settings settings,
        @Nullable String parentOrganizationId,
        Instant createdAt,
        Instant updatedAt) {
    Organization {
        vehicleTypes = List.copyOf(vehicleTypes);
    }

    Organization active(Instant now) {
        return standing(OrganizationStatus.ACTIVE, now);
    }

    Organization suspended(Instant now) {
        return standing(OrganizationStatus.SUSPENDED, now);
    }

    private Organization standing(OrganizationStatus next, Instant now) {
        return new Organization(
                name,
                slug,
                next,
                founderId,
                orgType,
                industryType,
                planType,
                subscriptionStatus,
                planExpiresAt,
                profile,
                vehicleTypes,
                settings,
                parentOrganizationId,
                createdAt,
                now);
    }
}
