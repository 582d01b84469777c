package battwheels.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few kills of {@link KilledTills}, of which {@code scripts/soak books-kills} makes many. An acknowledgement before the
 * entry stands, a number given before its entry, and a half-done step that nobody finishes show here.
 */
class KilledTillsTest {
    private static final int KILLS = 10;
    private static final int STEPS = 2;

    @TempDir
    static Path data;

    @Test
    void whatWasAcknowledgedIsInTheBooksWhicheverServerIsKilled() throws Exception {
        try (KilledTills target = new KilledTills(data, new KilledTills.Pace(300, STEPS, KILLS, true))) {
            assertThat(target.run(KILLS)).isGreaterThanOrEqualTo(KILLS * STEPS);
        }
    }
}
