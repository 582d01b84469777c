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
    static final String TRIALING = "trialing";
    private static final String EXPIRED = "expired";

    Organization {
        vehicleTypes = List.copyOf(vehicleTypes);
    }

    Organization active(Instant now) {
        return with(name, OrganizationStatus.ACTIVE, industryType, profile, settings, parentOrganizationId, now);
    }

    Organization suspended(Instant now) {
        return with(name, OrganizationStatus.SUSPENDED, industryType, profile, settings, parentOrganizationId, now);
    }

    /** On another plan, which does not end; a trial is over with it. */
    Organization onPlan(String code, Instant now) {
        return new Organization(
                name,
                slug,
                status,
                founderId,
                orgType,
                industryType,
                code,
                "active",
                null,
                profile,
                vehicleTypes,
                settings,
                parentOrganizationId,
                createdAt,
                now);
    }

    Organization described(String newName, Profile newProfile, Instant now) {
        return with(newName, status, industryType, newProfile, settings, parentOrganizationId, now);
    }

    Organization set(String newName, @Nullable String newIndustry, Settings newSettings, Instant now) {
        return with(newName, status, newIndustry, profile, newSettings, parentOrganizationId, now);
    }

    Organization under(@Nullable String parent, Instant now) {
        return with(name, status, industryType, profile, settings, parent, now);
    }

    /** As the clock has had it since the end: expired, with the plan that was tried and all its data. */
    Organization trialEnded(Instant now) {
        return new Organization(
                name,
                slug,
                status,
                founderId,
                orgType,
                industryType,
                planType,
                EXPIRED,
                planExpiresAt,
                profile,
                vehicleTypes,
                settings,
                parentOrganizationId,
                createdAt,
                now);
    }

    boolean trialOver(Instant now) {
        return TRIALING.equals(subscriptionStatus) && planExpiresAt != null && !now.isBefore(planExpiresAt);
    }

    Organization touched(Instant now) {
        return under(parentOrganizationId, now);
    }

    private Organization with(
            String newName,
            OrganizationStatus newStatus,
            @Nullable String newIndustry,
            Profile newProfile,
            Settings newSettings,
            @Nullable String newParent,
            Instant now) {
        return new Organization(
                newName,
                slug,
                newStatus,
                founderId,
                orgType,
                newIndustry,
                planType,
                subscriptionStatus,
                planExpiresAt,
                newProfile,
                vehicleTypes,
                newSettings,
                newParent,
                createdAt,
                now);
    }
}
