package battwheels.evfi.sharing;

import battwheels.evfi.library.GlobalKnowledge;
import battwheels.evfi.own.Overlays;
import battwheels.evfi.sharing.SharingRules.Contribution;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts how cards of the library fare in the organizations that share it: from the beginning each time, each in its own
 * scope, so that nothing of an organization's is kept apart from its own documents and a consent that was withdrawn
 * leaves nothing behind. What a round holds in memory has no names in it.
 */
public final class SharingRound {
    /** Organizations that must contribute before anything is told of a card. */
    static final int LEAST = 5;

    private static final int AT_A_TIME = 200;
    private static final int CARDS = 500;

    private final SystemScope system;
    private final Sharing sharing;
    private final Overlays overlays;
    private final GlobalKnowledge library;
    private final SharedStatistics statistics;
    private final InstantSource clock;

    public SharingRound(
            SystemScope system,
            Sharing sharing,
            Overlays overlays,
            GlobalKnowledge library,
            SharedStatistics statistics,
            InstantSource clock) {
        this.system = system;
        this.sharing = sharing;
        this.overlays = overlays;
        this.library = library;
        this.statistics = statistics;
        this.clock = clock;
    }

    SharedStatistics.Published run() {
        Map<String, List<Contribution>> byCard = new HashMap<>();
        Optional<OrganizationId> after = Optional.empty();
        List<OrganizationId> page;
        do {
            page = system.organizations(after, AT_A_TIME).await();
            page.forEach(each -> count(system.enter(each, "sharing-round"), byCard));
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == AT_A_TIME);
        List<SharedStatistic> told = new ArrayList<>();
        byCard.forEach((card, parts) -> SharingRules.told(card, parts, LEAST).ifPresent(told::add));
        SharedStatistics.Published round = new SharedStatistics.Published(clock.instant(), told);
        statistics.publish(round);
        return statistics.published();
    }

    private void count(Scope scope, Map<String, List<Contribution>> byCard) {
        if (!sharing.isGiven(scope)) {
            return;
        }
        List<String> cards = List.copyOf(library.cards().keySet());
        for (int from = 0; from < cards.size(); from += CARDS) {
            overlays.metrics(scope, cards.subList(from, Math.min(cards.size(), from + CARDS)))
                    .forEach((card, metrics) -> byCard.computeIfAbsent(card, each -> new ArrayList<>())
                            .add(Contribution.of(metrics)));
        }
    }
}
