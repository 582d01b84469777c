package battwheels.platform.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegacyPathsTest {
    @Test
    void anOldNameIsReplacedAndTheRestStays() {
        assertThat(LegacyPaths.of("/api/v1/contacts-enhanced/con_1/persons", "a=%2B")
                        .uri())
                .isEqualTo("/api/v1/contacts/con_1/persons?a=%2B");
        assertThat(LegacyPaths.of("/api/v1/auth/login", null).uri()).isEqualTo("/api/auth/login");
    }

    @Test
    void aValueThatGoesWithTheOldNameWinsOverTheCallers() {
        assertThat(LegacyPaths.of("/api/v1/customers", null).uri()).isEqualTo("/api/v1/contacts?contact_type=customer");
        assertThat(LegacyPaths.of("/api/v1/customers", "page=2&contact_type=vendor")
                        .uri())
                .isEqualTo("/api/v1/contacts?contact_type=customer&page=2");
    }

    @Test
    void onlyWholeSegmentsAreReplaced() {
        for (var path : new String[] {"/api/v1/customers-of-mine", "/api/v1/authors", "/x/api/v1/customers"}) {
            assertThat(LegacyPaths.of(path, null)).isEqualTo(new LegacyPaths.Today(path, ""));
        }
    }

    @Test
    void aTrailingSlashIsIgnored() {
        assertThat(LegacyPaths.of("/api/v1/tickets/", "a=b").uri()).isEqualTo("/api/v1/tickets?a=b");
        assertThat(LegacyPaths.of("/api/v1/customers/", null).path()).isEqualTo("/api/v1/contacts");
        assertThat(LegacyPaths.of("/", null).path()).isEqualTo("/");
    }

    @Test
    void everyOldNameLeadsToSomethingTheContractServesAndNoneHidesOne() {
        var operations = Contract.load().operations();
        var paths = operations.stream().map(Operation::path).toList();
        // Its operations come with their own contract file; until then the name leads nowhere.
        var signIn = operations.stream().anyMatch(o -> o.domain().equals("accounts"));

        assertThat(LegacyPaths.targets())
                .filteredOn(target -> signIn || !target.equals("/api/auth"))
                .allMatch(target -> paths.stream().anyMatch(p -> p.equals(target) || p.startsWith(target + "/")));
        assertThat(LegacyPaths.names())
                .noneMatch(old -> paths.stream().anyMatch(p -> p.equals(old) || p.startsWith(old + "/")));
    }

    @Test
    void noOldNameLeadsToAnother() {
        assertThat(LegacyPaths.targets())
                .allMatch(target -> LegacyPaths.of(target, null).path().equals(target));
    }
}
