package battwheels.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.TestServer;
import battwheels.platform.http.contract.Contract;
import battwheels.platform.http.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The whole matrix, for {@code scripts/soak isolation}: not found by a usual run, for its name is none of a test. What
 * held is written down operation by operation, and the next run goes on behind it; when all did, it begins anew.
 */
class IsolationSoak {
    private static final Duration LONGEST = Duration.ofMinutes(50);

    private final Contract contract = Contract.load();
    private final Path done =
            Path.of(System.getenv().getOrDefault("BATTWHEELS_SOAK_DIR", "target"), "isolation-held.txt");

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingOfAnotherOrganizationShowsToAnybody() throws Exception {
        long begun = System.nanoTime();
        Set<String> held = held();
        List<Operation> left = contract.operations().stream()
                .filter(each -> !held.contains(each.operationId()))
                .toList();
        try (LogWatch log = LogWatch.begun();
                TestServer server = World.server().start()) {
            World world = new World(server, contract, List.of(Seat.values()));
            assertThat(world.failures()).as("rows that fail for their owner").isEmpty();
            Proof proof = new Proof(world, contract);
            proof.whatIsThere();
            for (Operation operation : left) {
                if (System.nanoTime() - begun < LONGEST.toNanos()) {
                    proof.whole(List.of(operation));
                    holds(proof.tally(), operation);
                    held.add(operation.operationId());
                }
            }
            System.out.printf(
                    "isolation, whole: %d cases, %d leaks, %d that do not count; %d log lines, %d with foreign text; %d of %d operations done%n",
                    proof.tally().cases(),
                    proof.tally().leaks().size(),
                    proof.tally().voids().size(),
                    log.read(),
                    log.found().size(),
                    held.size(),
                    contract.operations().size());
            assertThat(log.found()).isEmpty();
        }
        if (held.size() == contract.operations().size()) {
            Files.deleteIfExists(done);
        }
    }

    private void holds(Tally tally, Operation operation) throws IOException {
        assertThat(tally.leaks()).as(operation.operationId()).isEmpty();
        assertThat(tally.voids())
                .as(operation.operationId() + ": cases that do not count")
                .isEmpty();
        Files.writeString(done, operation.operationId() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Set<String> held() throws IOException {
        Set<String> known = new TreeSet<>(Files.exists(done) ? Files.readAllLines(done) : List.of());
        known.removeIf(each -> contract.operation(each).isEmpty());
        return known;
    }
}
