package battwheels.organizations;

import battwheels.platform.identity.Role;
import battwheels.platform.outbox.AggregateType;
import battwheels.platform.outbox.Counted;
import battwheels.platform.plans.Limit;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.PlatformCollection;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** How organizations, memberships and invitations are kept. */
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
            .unique(membership -> Map.of("user_id", membership.userId()))
            .counted(
                    new Counted<>(Limit.USERS, active(), Membership::isActive),
                    new Counted<>(
                            Limit.TECHNICIANS,
                            active().put("role", Role.TECHNICIAN.code()),
                            member -> member.isActive() && member.role().is(Role.TECHNICIAN)));

    static final AggregateType<Invitation> INVITATION = AggregateType.of(
                    "invitation", CollectionSpec.named("invitations").unique("pending_email"), Invitation.class)
            .unique(Aggregates::pendingEmail)
            .secret("token_hash");

    private Aggregates() {}

    private static JsonObject active() {
        return new JsonObject().put("status", "active");
    }

    /** One pending invitation for each address; those that are over free it. */
    private static Map<String, String> pendingEmail(Invitation invitation) {
        return invitation.isPending() ? Map.of("pending_email", invitation.email()) : Map.of();
    }
}
