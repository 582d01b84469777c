package battwheels.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.CuttingProxy;
import battwheels.fixtures.CuttingProxy.Fate;
import battwheels.fixtures.TestServer;
import battwheels.isolation.PassingCalls;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What is sent again and again under one key, by a client that does not learn what became of it, is done once. Here every
 * call that makes something is sent {@value #REPEATS} times; {@code scripts/soak repeats} sends each 1,000 times.
 */
class CutConnectionsTest {
    private static final int REPEATS = 24;
    private static final long SEED = 7;

    @Test
    void whatIsSentUntilItIsAnsweredIsMadeOnce() throws Exception {
        try (TestServer server = PassingCalls.prepared(new TestServer()).start();
                CuttingProxy proxy = CuttingProxy.before(server.url(), SEED)) {
            RepeatedCalls.Outcome outcome = RepeatedCalls.of(server, proxy).each(REPEATS);

            System.out.println(outcome);
            assertThat(outcome.faults()).isEmpty();
            assertThat(outcome.eventsOfRepeated()).isEqualTo(outcome.eventsOfSingle());
            assertThat(Arrays.stream(Fate.values()).filter(fate -> proxy.met(fate) == 0))
                    .isEmpty();
        }
    }
}
