package battwheels.organizations;

import battwheels.platform.identity.SubscriptionRules;
import battwheels.platform.json.WireJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an organization has subscribed to, as other domains hear it when they ask {@code organizations.subscription}.
 *
 * @param status as it stands now: a trial past its end is expired
 * @param trialEnd null when there is none
 */
public record SubscriptionCard(
        String planCode, String status, @Nullable Instant trialEnd) {
    static SubscriptionCard of(Organization organization, Instant now) {
        return new SubscriptionCard(organization.planType(), status(organization, now), organization.planExpiresAt());
    }

    static String status(Organization organization, Instant now) {
        Instant end = organization.planExpiresAt();
        return SubscriptionRules.status(
                organization.subscriptionStatus(), end == null ? null : WireJson.instant(end), now);
    }
}
