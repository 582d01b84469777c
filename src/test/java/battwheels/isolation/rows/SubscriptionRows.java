package battwheels.isolation.rows;

import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;

/** Of {@code subscriptions.yaml}. */
final class SubscriptionRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("getSubscription", "getEntitlements", "getUsage", "comparePlans");
        rows.boundByKey("the subscription is part of the organization itself", "getSubscription", "getEntitlements");
    }
}
