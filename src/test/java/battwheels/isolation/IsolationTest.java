package battwheels.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.ContractWatch;
import battwheels.fixtures.TestServer;
import battwheels.fixtures.WireWatch;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.tenancy.SwitchedInjection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reduced matrix; {@code scripts/soak isolation} runs the whole of it. */
class IsolationTest {
    private final Contract contract = Contract.load();
    private final SwitchedInjection injection = new SwitchedInjection();

    /** What the relay still wrote without an organization until the server was gone, and was meant to. */
    @AfterAll
    static void forgetWhatWasProvoked() {
        WireWatch.everywhere().drain();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingOfAnotherOrganizationShowsAndWithoutTheInjectionEverythingDoes() throws Exception {
        try (LogWatch log = LogWatch.begun();
                TestServer server = World.server().stores(injection::stores).start()) {
            World world = new World(server, contract, List.of(Seat.OWNER, Seat.TECHNICIAN));
            assertThat(world.failures()).as("rows that fail for their owner").isEmpty();

            Proof proof = new Proof(world, contract);
            proof.whatIsThere();
            proof.reduced(contract.operations());
            List<String> foreignLines = log.found();
            Tally tally = proof.tally();
            assertThat(tally.leaks()).isEmpty();
            assertThat(tally.voids()).as("cases that do not count").isEmpty();
            assertThat(foreignLines).isEmpty();

            world.noteWhatIsSeen();
            List<String> tight = withoutInjection(proof);
            int all = proof.tenantOperations().size();
            System.out.printf(
                    "isolation: %d cases, %d leaks; %d log lines, %d with foreign text; injection off: %d of %d operations leak%n",
                    tally.cases(), tally.leaks().size(), log.read(), foreignLines.size(), all - tight.size(), all);
            assertThat(tight).as("operations whose cases would notice nothing").isEmpty();
        }
    }

    private List<String> withoutInjection(Proof proof) {
        assertThat(WireWatch.everywhere().drain()).isEmpty();
        assertThat(ContractWatch.drain()).isEmpty();
        injection.off();
        List<String> tight = proof.tight();
        // A server that mixes organizations up need not answer as documented.
        ContractWatch.drain();
        assertThat(WireWatch.everywhere().drain())
                .as("the watch on the wire sees it too")
                .isNotEmpty();
        return tight;
    }
}
