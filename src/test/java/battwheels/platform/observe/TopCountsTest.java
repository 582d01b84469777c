package battwheels.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopCountsTest {

    @Test
    void fewNamesAreCountedExactly() {
        var target = new TopCounts(3);

        target.add("a");
        target.add("b");
        target.add("a");

        assertThat(target.counts()).containsOnly(Map.entry("a", 2L), Map.entry("b", 1L));
    }

    @Test
    void theBusiestNamesStayAmongTenThousandRareOnes() {
        var target = new TopCounts(20);

        for (int i = 0; i < 10_000; i++) {
            target.add("busy");
            target.add("rare" + i);
        }

        assertThat(target.counts()).hasSize(20).containsKey("busy");
        assertThat(target.counts().get("busy")).isGreaterThanOrEqualTo(10_000);
    }
}
