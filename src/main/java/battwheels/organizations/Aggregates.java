package battwheels.organizations;

import battwheels.platform.outbox.AggregateType;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.PlatformCollection;
import java.util.Map;

/** How organizations and memberships are kept. */
final class Aggregates {
    /** Its unique slug is an index of the platform: over all organizations. */
    static final AggregateType<Organization> ORGANIZATION = AggregateType.of(
            "organization",
            CollectionSpec.named(PlatformCollection.ORGANIZATIONS.collectionName()),
            Organization.class);

    static final AggregateType<Membership> MEMBERSHIP = AggregateType.of(
                    "membership",
                    CollectionSpec.named(PlatformCollection.MEMBERSHIPS.collectionName())
                            .unique("user_id"),
                    Membership.class)
            .unique(membership -> Map.of("user_id", membership.userId()));

    private Aggregates() {}
}
