package battwheels.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.isolation.Call;
import battwheels.platform.http.contract.Operation;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a server says that has too much to do, or too little time, at two operations; the soak asks all of them. */
class BusyServersTest {
    private static final Set<String> SOME = Set.of("listTickets", "getMe");

    @Test
    void aServerThatIsTooBusySaysSoAndWhenToComeAgain() throws Exception {
        try (Ground ground = new Ground();
                FaultyServers servers = new FaultyServers(ground)) {
            Map<Operation, Call> calls = ground.calls(ground.shop, operation -> SOME.contains(operation.operationId()));
            assertThat(calls).hasSize(SOME.size());
            Provocations provocations = new Provocations(calls);
            FaultyServersSoak.tooMany(ground, servers, provocations);
            FaultyServersSoak.inNoTime(ground, servers, provocations);

            assertThat(provocations.faults()).isEmpty();
        }
    }
}
