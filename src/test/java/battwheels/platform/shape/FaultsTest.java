package battwheels.platform.shape;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.problem.Fault;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private final Faults target = new Faults();

    @Test
    void everyFaultOfABodyIsTold() {
        target.needed("title", " ", 10).text("notes", "too long", 3).range("year", 1, 2, 3);

        assertThat(target.list()).extracting(Fault::pointer).containsExactly("/title", "/notes", "/year");
    }

    @Test
    void lengthsCountCharactersAndNotTheirEncoding() {
        target.text("notes", "🔋🔋🔋", 3);

        assertThat(target.any()).isFalse();
    }

    @Test
    void pointersReachIntoLists() {
        target.texts("tags", Arrays.asList("a", "", null), 10, 5)
                .each("parts", Arrays.asList("x", null), 10, (part, faults) -> faults.add("name", "bad"));

        assertThat(target.list())
                .extracting(Fault::pointer)
                .containsExactly("/tags/1", "/tags/2", "/parts/0/name", "/parts/1");
    }

    @Test
    void aListPastItsBoundIsOneFault() {
        target.texts("tags", List.of("a", "b", "c"), 2, 5);

        assertThat(target.list()).extracting(Fault::pointer).containsExactly("/tags");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "0.0001", "101", "0E999999999", "1E-999999999", "1.0000000000000000000000000000000000001"})
    void quantitiesThatNoStoreKeepsAreRefused(String quantity) {
        target.quantity("hours", new BigDecimal(quantity), 100, 3);

        assertThat(target.any()).isTrue();
    }
}
