package battwheels.platform.outbox;

import battwheels.platform.bus.Command;
import battwheels.platform.plans.Claim;
import battwheels.platform.plans.Limit;
import battwheels.platform.plans.Quota;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change of an aggregate does to the counts of the plan's limits. */
final class Counting<T> {
    private final AggregateType<T> type;
    private final Quota quota;

    Counting(AggregateType<T> type, Quota quota) {
        this.type = type;
        this.quota = quota;
    }

    /**
     * @param before null when it is made
     * @param after null when it is deleted
     */
    Claim claim(Command command, @Nullable T before, @Nullable T after) {
        if (type.counted().isEmpty()) {
            return Claim.NONE;
        }
        Set<Limit> gained = limits(after);
        Set<Limit> lost = limits(before);
        Set<Limit> both = EnumSet.copyOf(gained);
        both.retainAll(lost);
        gained.removeAll(both);
        lost.removeAll(both);
        return quota.claim(command.scope(), gained, lost, command.deadline());
    }

    private Set<Limit> limits(@Nullable T state) {
        Set<Limit> limits = EnumSet.noneOf(Limit.class);
        if (state != null) {
            type.counted().stream().filter(each -> each.isOne().test(state)).forEach(each -> limits.add(each.limit()));
        }
        return limits;
    }
}
