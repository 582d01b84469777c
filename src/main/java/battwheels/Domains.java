package battwheels;

import battwheels.accounts.AccountsVerticle;
import battwheels.audit.AuditVerticle;
import battwheels.contacts.ContactsVerticle;
import battwheels.organizations.OrganizationsVerticle;
import battwheels.organizations.SignUpStep;
import battwheels.permissions.PermissionsVerticle;
import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.config.Configuration;
import battwheels.platform.http.SystemVerticle;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.people.People;
import battwheels.platform.plans.Plan;
import battwheels.platform.plans.Plans;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.tickets.TicketsVerticle;
import battwheels.vehicles.VehiclesVerticle;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

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
            Plans plans,
            Consumer<SignUpStep> afterSignUpStep) {

        People people() {
            return People.of(platform, tokens, passwords, configuration.tokens().lifetime(), kernel.clock());
        }

        Plan trial() {
            String code = configuration.signup().plan().name().toLowerCase(Locale.ROOT);
            return plans.byCode(code).orElseThrow(() -> new IllegalStateException("no plan " + code));
        }
    }

    static List<DomainVerticle> of(Parts parts) {
        Kernel kernel = parts.kernel();
        People people = parts.people();
        return List.of(
                new SystemVerticle(kernel, parts.tokens()),
                new AccountsVerticle(kernel, people),
                new OrganizationsVerticle(kernel, people, parts.trial(), parts.afterSignUpStep()),
                new TicketsVerticle(kernel),
                new ContactsVerticle(kernel),
                new VehiclesVerticle(kernel),
                new AuditVerticle(kernel),
                new PermissionsVerticle(kernel, parts.roles()));
    }
}
