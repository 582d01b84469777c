package battwheels.evfi.sharing;

import battwheels.platform.bus.Command;
import battwheels.platform.bus.Reply;
import battwheels.platform.tenancy.Leases;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The platform's side of the shared statistics: a round a day, and cards that fare badly everywhere. */
public final class SharedFigures {
    private static final String LEASE = "evfi.sharing_round";
    private static final Duration EACH = Duration.ofHours(24);

    private final SharingRound round;
    private final SharedStatistics statistics;
    private final Leases leases;

    public SharedFigures(SharingRound round, SharedStatistics statistics, Leases leases) {
        this.round = round;
        this.statistics = statistics;
        this.leases = leases;
    }

    /** @param signals cards that a platform should look at: they fail more often than they help */
    record View(Instant countedAt, int organizationsLeast, List<SharedStatistic> cards, List<SharedStatistic> signals) {
        static View of(SharedStatistics.Published told) {
            return new View(
                    told.countedAt(),
                    SharingRound.LEAST,
                    told.cards(),
                    told.cards().stream().filter(SharedStatistic::isPoor).toList());
        }
    }

    public Reply get(Command command) {
        return new Reply.Plain(View.of(statistics.published()));
    }

    public Reply countNow(Command command) {
        return new Reply.Plain(View.of(round.run()));
    }

    /** The lease is nobody's and runs out by itself: of all servers one counts, once a day. */
    public void countWhenDue() {
        if (leases.take(LEASE, UuidCreator.getTimeOrderedEpoch().toString(), EACH)
                .await()) {
            round.run();
        }
    }
}
