package battwheels.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

    @Test
    void theOlderNameOfAdminIsReadAndNotWritten() {
        assertThat(Role.parse("org_admin")).contains(Role.ADMIN);
        assertThat(Role.ADMIN.code()).isEqualTo("admin");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleIsReadByItsCode(Role role) {
        assertThat(Role.parse(role.code())).contains(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Owner", " owner", "customer", "root", "*"})
    void anythingElseIsNoRole(String text) {
        assertThat(Role.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void ownershipIsNeverHandedOut(Role role) {
        assertThat(role.mayGrant(Role.OWNER)).isFalse();
        assertThat(role.mayManage(Role.OWNER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER,ADMIN,true",
        "ADMIN,ADMIN,true",
        "MANAGER,ADMIN,false",
        "MANAGER,MANAGER,true",
        "MANAGER,HR,true",
        "DISPATCHER,MANAGER,false",
        "DISPATCHER,TECHNICIAN,true",
        "HR,ACCOUNTANT,true",
        "VIEWER,TECHNICIAN,false",
        "VIEWER,VIEWER,true",
    })
    void nobodyGrantsAboveTheirOwnRank(Role own, Role other, boolean granted) {
        assertThat(own.mayGrant(other)).isEqualTo(granted);
    }

    @Test
    void thereAreEightRoles() {
        assertThat(Set.of(Role.values())).hasSize(8);
    }
}
