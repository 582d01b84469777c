package battwheels.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Ten blows at the processes that jobs stand on; {@code scripts/soak jobs} deals hundreds. */
@EnabledIf("battwheels.fixtures.RedisServer#isInstalled")
class KilledProcessesTest {
    private static final List<KillStory.Blow> BLOWS = List.of(
            KillStory.Blow.KILL_WORKER,
            KillStory.Blow.FLUSH_REDIS,
            KillStory.Blow.KILL_REDIS,
            KillStory.Blow.PAUSE_STORE,
            KillStory.Blow.KILL_WORKER,
            KillStory.Blow.PAUSE_REDIS,
            KillStory.Blow.FLUSH_REDIS,
            KillStory.Blow.KILL_STORE,
            KillStory.Blow.KILL_REDIS,
            KillStory.Blow.KILL_WORKER);

    @Test
    void noAcceptedJobIsLostAndNoneHasItsEffectTwice(@TempDir Path data) throws Exception {
        try (KillStory target = new KillStory(data, 1)) {
            for (KillStory.Blow blow : BLOWS) {
                target.round(blow);
            }

            Duration after = target.settle(Duration.ofSeconds(120));

            target.check();
            System.out.printf(
                    "jobs: %d blows, %d jobs, all over %d ms after the last%n",
                    BLOWS.size(), target.accepted(), after.toMillis());
            assertThat(target.accepted()).isEqualTo(300);
        }
    }
}
