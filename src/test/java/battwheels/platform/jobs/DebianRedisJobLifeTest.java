package battwheels.platform.jobs;

import battwheels.fixtures.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** On Debian's Redis 7, where it is installed. */
@EnabledIf("battwheels.fixtures.RedisServer#isInstalled")
class DebianRedisJobLifeTest extends JobLifeContract {
    private final RedisServer redis;

    DebianRedisJobLifeTest(@TempDir Path folder) throws IOException {
        redis = RedisServer.start(folder);
    }

    @Override
    String streams() {
        return redis.url();
    }

    @AfterAll
    void end() throws Exception {
        redis.close();
    }
}
