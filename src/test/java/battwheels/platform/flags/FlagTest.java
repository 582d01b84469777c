package battwheels.platform.flags;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.tenancy.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlagTest {
    private static final List<OrganizationId> MANY = IntStream.range(0, 2_000)
            .mapToObj(i -> new OrganizationId("org_%032x".formatted(i)))
            .toList();

    @Test
    void aPercentageIsAboutThatPartOfAllAndALargerOneHoldsTheSmaller() {
        List<OrganizationId> quarter = MANY.stream().filter(flag(25)::isOn).toList();
        List<OrganizationId> half = MANY.stream().filter(flag(50)::isOn).toList();

        assertThat(quarter.size()).isBetween(400, 600);
        assertThat(half).containsAll(quarter);
        assertThat(MANY).noneMatch(flag(0)::isOn).allMatch(flag(100)::isOn);
    }

    /** Reckoned elsewhere: MD5 of key, colon and id as a number, modulo 100. */
    @Test
    void thePartIsThatOfTheContract() {
        assertThat(Flag.part("guided", MANY.get(1))).isEqualTo(86);
    }

    private static Flag flag(int percentage) {
        return new Flag("guided", FlagMode.PERCENTAGE, List.of(), percentage, "", "user_1", Instant.EPOCH, 1);
    }
}
