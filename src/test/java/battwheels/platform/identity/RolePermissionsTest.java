package battwheels.platform.identity;

import static battwheels.platform.identity.Role.ACCOUNTANT;
import static battwheels.platform.identity.Role.ADMIN;
import static battwheels.platform.identity.Role.DISPATCHER;
import static battwheels.platform.identity.Role.HR;
import static battwheels.platform.identity.Role.MANAGER;
import static battwheels.platform.identity.Role.OWNER;
import static battwheels.platform.identity.Role.TECHNICIAN;
import static battwheels.platform.identity.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolePermissionsTest {
    private static final Path DOCUMENT = Path.of("src/docs/permissions.md");
    private static final String HEADER =
            "permission, owner, admin, manager, dispatcher, technician, accountant, viewer, hr, meaning\n";

    private final RolePermissions target = RolePermissions.load();

    /** The table is a promise to every organization: a changed cell must show as a changed document. */
    @Test
    void theTableIsTheOneInTheDocuments() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .as("src/docs/permissions.md must read as follows")
                .isEqualTo(rendered());
    }

    @Test
    void anOwnerHoldsEverythingButThePlatform() {
        assertThat(target.rows())
                .allSatisfy(row -> assertThat(target.allows(OWNER, row.permission()))
                        .isEqualTo(!row.permission().isOfPlatform()));
    }

    @Test
    void everyRoleHoldsNoMoreThanTheRankAbove() {
        assertThat(target.of(OWNER)).containsAll(target.of(ADMIN));
        assertThat(target.of(ADMIN)).doesNotContain(p("org:delete"), p("org:billing:update"));
    }

    @Test
    void aTechnicianWorksOnTicketsButDoesNotSeeOrAssignThoseOfOthers() {
        assertThat(target.of(TECHNICIAN))
                .contains(p("tickets:read"), p("tickets:work"), p("tickets:close"), p("vehicles:create"))
                .doesNotContain(p("tickets:read_all"), p("tickets:assign"), p("contacts:read"), p("audit_logs:read"));
    }

    @Test
    void aViewerReadsTheDeskAndChangesNothing() {
        assertThat(target.namesOf(VIEWER))
                .contains("vehicles:read", "tickets:read", "tickets:read_all", "contacts:read", "org:read")
                .allMatch(name -> name.endsWith(":read") || name.equals("tickets:read_all"));
    }

    @Test
    void anAccountantReadsContactsAndNoTickets() {
        assertThat(target.allows(ACCOUNTANT, p("contacts:read"))).isTrue();
        assertThat(target.allows(ACCOUNTANT, p("contacts:create"))).isFalse();
        assertThat(target.allows(ACCOUNTANT, p("tickets:read"))).isFalse();
    }

    @Test
    void invitingIsForOwnerAdminAndManager() {
        assertThat(holdersOf("org:invitations:create")).containsExactlyInAnyOrder(OWNER, ADMIN, MANAGER);
        assertThat(holdersOf("org:users:update")).containsExactlyInAnyOrder(OWNER, ADMIN);
        assertThat(holdersOf("tickets:assign")).containsExactlyInAnyOrder(OWNER, ADMIN, MANAGER, DISPATCHER);
        assertThat(holdersOf("hr:payroll:update")).containsExactlyInAnyOrder(OWNER, ADMIN, HR);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noRoleOfAnOrganizationHoldsThePlatform(Role role) {
        assertThat(target.of(role)).noneMatch(Permission::isOfPlatform);
        assertThat(target.ofPlatformAdmin()).allMatch(Permission::isOfPlatform).contains(p("platform:users:manage"));
    }

    @Test
    void matchingIsExact() {
        assertThat(target.knows(p("tickets:frobnicate"))).isFalse();
        assertThat(target.allows(OWNER, p("tickets:frobnicate"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "permission, owner\n",
                HEADER + "org:read, yes, yes, yes, yes, yes, yes, yes, meaning\n",
                HEADER + "org:read, yes, yes, yes, yes, yes, yes, yes, ja, meaning\n",
                HEADER + "org:*, yes, yes, yes, yes, yes, yes, yes, yes, meaning\n",
                HEADER + "platform:x, yes, -, -, -, -, -, -, -, meaning\n",
                HEADER + "a:b, -, -, -, -, -, -, -, -, one\na:b, yes, -, -, -, -, -, -, -, two\n",
            })
    void aSlipInTheTableIsRefused(String table) {
        assertThatThrownBy(() -> PermissionTable.parse(table)).isInstanceOf(RuntimeException.class);
    }

    private Set<Role> holdersOf(String permission) {
        return Arrays.stream(Role.values())
                .filter(role -> target.allows(role, p(permission)))
                .collect(Collectors.toSet());
    }

    private String rendered() {
        StringBuilder out = new StringBuilder("# Permissions\n\nWhat each role of an organization may do. Why:")
                .append(" [decisions/permissions.md](decisions/permissions.md).\n\n| permission |");
        Arrays.stream(Role.values())
                .forEach(role -> out.append(' ').append(role.code()).append(" |"));
        out.append(" meaning |\n|---|")
                .append(":-:|".repeat(Role.values().length))
                .append("---|\n");
        for (RolePermissions.Row row : target.rows()) {
            out.append("| `").append(row.permission()).append("` |");
            Arrays.stream(Role.values()).forEach(role -> out.append(row.roles().contains(role) ? " x |" : "  |"));
            out.append(' ').append(row.meaning()).append(" |\n");
        }
        return out.toString();
    }

    private static Permission p(String text) {
        return new Permission(text);
    }
}
