package battwheels.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values a scope is made of. */
class ScopeTest {
    private static final Instant NOW = Instant.parse("2026-04-01T09:30:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @ParameterizedTest
    @ValueSource(strings = {"", "org_", "org_short", "org_AAAAAAAA", "org_aaaaaaaa ", "usr_aaaaaaaa", "org_aaaa.aaaa"})
    void whatIsNoOrganizationIdIsNotReadAsOne(String text) {
        assertThat(OrganizationId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new OrganizationId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrganizationIdReadsAsItIsWritten() {
        assertThat(OrganizationId.parse("org_0123abcd")).contains(new OrganizationId("org_0123abcd"));
        assertThat(new OrganizationId("org_0123abcd")).hasToString("org_0123abcd");
    }

    @Test
    void aDeadlineCountsDownToNothing() {
        Deadline target = Deadline.after(Duration.ofSeconds(10), CLOCK);

        assertThat(target.remainingMs(CLOCK)).isEqualTo(10_000);
        assertThat(target.remainingMs(InstantSource.fixed(NOW.plusSeconds(11)))).isZero();
        assertThat(target.passed(InstantSource.fixed(NOW.plusMillis(9_999)))).isFalse();
        assertThat(target.passed(InstantSource.fixed(NOW.plusMillis(10_000)))).isTrue();
    }

    @Test
    void grantsAreExactAndCannotBeWidenedLater() {
        Set<String> permissions = new HashSet<>(Set.of("tickets:read"));
        Scope target = new Scope(
                new OrganizationId("org_aaaaaaaa"),
                Actor.SYSTEM,
                new Grants("viewer", permissions),
                "corr",
                new Deadline(0));
        permissions.add("tickets:update");

        assertThat(target.allows("tickets:read")).isTrue();
        assertThat(target.allows("tickets:update")).isFalse();
        assertThat(target.allows("tickets:*")).isFalse();
        assertThat(Grants.NONE.allows("tickets:read")).isFalse();
    }

    @Test
    void aCollectionDeclaresItsKeysAndKeepsThem() {
        CollectionSpec target =
                CollectionSpec.named("vehicles").unique("vin", "registration").indexed("status", "make,model");

        assertThat(target.name()).isEqualTo("vehicles");
        assertThat(target.uniqueFields()).isEqualTo(List.of("vin", "registration"));
        assertThat(target.indexedFields()).isEqualTo(List.of("status", "make,model"));
        assertThat(CollectionSpec.absent("veh_1")).isEqualTo("~veh_1");
    }
}
