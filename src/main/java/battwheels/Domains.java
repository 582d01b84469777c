package battwheels;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.config.Configuration;
import battwheels.platform.http.SystemVerticle;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.plans.Plans;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.tickets.TicketsVerticle;
import java.util.List;

/** The domains a server hosts: one verticle each. */
final class Domains {
    private Domains() {}

    /** What domains may be handed. Only identity and platform administration take the platform stores. */
    record Parts(
            Kernel kernel,
            PlatformStores platform,
            Configuration configuration,
            AccessTokens tokens,
            PasswordHasher passwords,
            RolePermissions roles,
            Plans plans) {}

    static List<DomainVerticle> of(Parts parts) {
        return List.of(new SystemVerticle(parts.kernel(), parts.tokens()), new TicketsVerticle(parts.kernel()));
    }
}
