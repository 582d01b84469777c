package battwheels.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import battwheels.platform.tenancy.OrganizationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision alone, on a clock of the test's own. */
class FairShareTest {
    private static final int SLOTS = 8;
    private static final long JOB = 20_000;

    private final FairShare target = new FairShare(SLOTS, 10_000);
    private final PriorityQueue<Ending> running = new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
    private final Map<OrganizationId, Long> served = new HashMap<>();
    private long now;

    private record Ending(OrganizationId organization, long at, long took) {}

    private static OrganizationId org(int number) {
        return new OrganizationId("org_%08d".formatted(number));
    }

    /** Starts as many as may start. */
    private List<OrganizationId> fill(Map<OrganizationId, Long> costs) {
        List<OrganizationId> started = new ArrayList<>();
        for (Optional<OrganizationId> next = target.next(); next.isPresent(); next = target.next()) {
            long took = costs.getOrDefault(next.get(), JOB);
            target.started(next.get(), JOB);
            running.add(new Ending(next.get(), now + took, took));
            started.add(next.get());
        }
        return started;
    }

    private void endOne() {
        Ending ending = running.remove();
        now = ending.at();
        target.finished(ending.organization(), JOB, ending.took());
        served.merge(ending.organization(), ending.took(), Long::sum);
    }

    private void runUntil(long end, Map<OrganizationId, Long> costs) {
        fill(costs);
        while (now < end) {
            endOne();
            fill(costs);
        }
    }

    @Test
    void aloneAnOrganizationHasEverySlot() {
        target.offer(org(1), 1);

        assertThat(fill(Map.of())).hasSize(SLOTS);
    }

    @Test
    void whileOthersWaitAnOrganizationHasHalfOfTheSlots() {
        target.offer(org(1), 1);
        target.offer(org(2), 1);

        assertThat(fill(Map.of())).hasSize(SLOTS).filteredOn(org(1)::equals).hasSize(SLOTS / 2);
    }

    @Test
    void noSlotWaitsWhenAllAreAtTheirHalf() {
        var three = new FairShare(3, 10_000);
        three.offer(org(1), 1);
        three.offer(org(2), 1);
        for (int slot = 0; slot < 3; slot++) {
            three.started(three.next().orElseThrow(), JOB);
        }

        assertThat(three.running()).isEqualTo(3);
    }

    @Test
    void whoComesWithOneJobGoesBeforeARingOfThousands() {
        for (int number = 1; number <= 2_000; number++) {
            target.offer(org(number), 1);
        }
        runUntil(6_000_000, Map.of());
        endOne();

        target.offer(org(9_999), 1);

        assertThat(target.next()).contains(org(9_999));
    }

    @Test
    void whoComesAgainAndAgainWithOneJobGetsNoMoreThanItsShare() {
        for (int number = 1; number <= 40; number++) {
            target.offer(org(number), 1);
        }
        OrganizationId sly = org(99);
        while (now < 20_000_000) {
            target.offer(sly, 1);
            fill(Map.of());
            target.withdraw(sly);
            endOne();
        }

        long usual = served.getOrDefault(org(1), 0L);
        assertThat(served.getOrDefault(sly, 0L)).isLessThanOrEqualTo(usual + usual / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void fiftyEqualOrganizationsGetEqualRunningTimeWhateverTheirJobsTake(long seed) {
        var random = new Random(seed);
        Map<OrganizationId, Long> costs = new HashMap<>();
        for (int number = 1; number <= 50; number++) {
            costs.put(org(number), 5_000L + random.nextInt(95_000));
            target.offer(org(number), 1);
        }

        runUntil(10_000_000, costs);

        assertThat(jain(served.values().stream().mapToLong(Long::longValue).toArray()))
                .isGreaterThan(0.95);
        assertThat(served).hasSize(50);
    }

    @Test
    void weightsThreeToOneHold() {
        for (int number = 1; number <= 4; number++) {
            target.offer(org(number), 3);
            target.offer(org(10 + number), 1);
        }

        runUntil(60_000_000, Map.of());

        double heavy = 0;
        double light = 0;
        for (int number = 1; number <= 4; number++) {
            heavy += served.getOrDefault(org(number), 0L);
            light += served.getOrDefault(org(10 + number), 0L);
        }
        assertThat(heavy / light).isCloseTo(3, within(0.15));
    }

    @Test
    void nothingIsKeptOfOrganizationsWithoutWork() {
        for (int number = 1; number <= 1_000; number++) {
            target.offer(org(number), 1);
            fill(Map.of());
            target.withdraw(org(number));
            while (!running.isEmpty()) {
                endOne();
            }
        }

        assertThat(target.organizations()).isZero();
    }

    private static double jain(long[] shares) {
        double sum = 0;
        double squares = 0;
        for (long share : shares) {
            sum += share;
            squares += (double) share * share;
        }
        return sum * sum / (shares.length * squares);
    }
}
