package battwheels.organizations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization as the wire shows it.
 *
 * @param memberCount left out where members are not counted
 */
record OrganizationView(
        String organizationId,
        String name,
        String slug,
        OrganizationStatus status,
        boolean isActive,
        String orgType,
        @Nullable String industryType,
        String planType,
        String subscriptionStatus,
        @Nullable Instant planExpiresAt,
        @JsonUnwrapped Profile profile,
        List<String> vehicleTypes,
        Settings settings,
        @Nullable String parentOrganizationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long memberCount,
        Instant createdAt,
        Instant updatedAt) {

    static OrganizationView of(String id, Organization organization, Instant now) {
        return of(id, organization, null, now);
    }

    static OrganizationView of(String id, Organization organization, @Nullable Long memberCount, Instant now) {
        return new OrganizationView(
                id,
                organization.name(),
                organization.slug(),
                organization.status(),
                organization.status() == OrganizationStatus.ACTIVE,
                organization.orgType(),
                organization.industryType(),
                organization.planType(),
                SubscriptionCard.status(organization, now),
                organization.planExpiresAt(),
                organization.profile(),
                organization.vehicleTypes(),
                organization.settings(),
                organization.parentOrganizationId(),
                memberCount,
                organization.createdAt(),
                organization.updatedAt());
    }
}
