package battwheels.platform.bus;

import battwheels.platform.tenancy.OrganizationId;
import java.util.Optional;

/** Where a command goes: {@code org.{orgId}.{domain}}, or {@code platform.{domain}} without an organization. */
record Address(Optional<OrganizationId> organization, String domain) {
    static Address of(Command command, String domain) {
        return new Address(command.tenant().map(scope -> scope.organization()), domain);
    }

    String text() {
        return organization.map(id -> "org." + id.value() + "." + domain).orElse("platform." + domain);
    }

    /** Whether the command names the tenant this address was made for. */
    boolean admits(Command command) {
        return command.tenant().map(scope -> scope.organization()).equals(organization);
    }
}
