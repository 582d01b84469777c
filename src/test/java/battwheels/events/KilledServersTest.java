package battwheels.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed while events flow; the soak kills more of them. */
class KilledServersTest {
    private static final int KILLS = 10;

    @Test
    void whatWasAcknowledgedIsToldOnceAndHeardAfterTenKills(@TempDir Path data) throws Exception {
        try (KilledServers servers = new KilledServers(data)) {
            assertThat(servers.run(KILLS)).isGreaterThan(KILLS * 10);
        }
    }
}
