package battwheels.platform.jobs;

import battwheels.platform.store.embedded.EmbeddedStreams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** On the embedded Redis 6.2. */
class EmbeddedRedisJobLifeTest extends JobLifeContract {
    private final EmbeddedStreams redis;

    EmbeddedRedisJobLifeTest(@TempDir Path folder) {
        redis = EmbeddedStreams.start(folder, 0).join();
    }

    @Override
    String streams() {
        return redis.url();
    }

    @AfterAll
    void end() {
        redis.close();
    }
}
