package battwheels.tickets.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One promise of a ticket.
 *
 * @param hours what was promised when the cycle began or the priority changed; 0 when nothing is
 * @param dueAt when it runs out; null while it does not run. Of one that was kept or broken: when it would have, or did
 * @param warnAt when the desk is to be warned; null when it was, or there is nothing to warn of
 * @param warned whether it was, in this cycle
 * @param breached whether the promise was ever broken; stays when the ticket comes back
 * @param breachedAt when it was broken last: the instant it ran out, however late that was seen
 */
public record SlaTarget(
        int hours,
        @Nullable Instant dueAt,
        @Nullable Instant warnAt,
        boolean warned,
        boolean breached,
        @Nullable Instant breachedAt) {

    static final SlaTarget NONE = new SlaTarget(0, null, null, false, false, null);

    /** A new promise; what was broken before stays on record. */
    SlaTarget promised(int newHours) {
        return new SlaTarget(newHours, null, null, false, breached, breachedAt);
    }

    SlaTarget running(@Nullable Instant due, @Nullable Instant warning) {
        return new SlaTarget(hours, due, warned ? null : warning, warned, breached, breachedAt);
    }

    SlaTarget halted() {
        return new SlaTarget(hours, null, null, warned, breached, breachedAt);
    }

    /** Kept or broken: nothing is to come, and it stays readable when it was due. */
    SlaTarget settled() {
        return new SlaTarget(hours, dueAt, null, warned, breached, breachedAt);
    }

    SlaTarget told() {
        return new SlaTarget(hours, dueAt, null, true, breached, breachedAt);
    }

    SlaTarget broken(Instant at) {
        return new SlaTarget(hours, dueAt, null, warned, true, at);
    }

    boolean brokenSince(@Nullable Instant cycle) {
        return breachedAt != null && cycle != null && !breachedAt.isBefore(cycle);
    }

    /** Late only once the instant is past: done exactly when due is in time. */
    boolean isLate(Instant now) {
        return dueAt != null && now.isAfter(dueAt);
    }

    boolean isToBeWarnedOf(Instant now) {
        return warnAt != null && !now.isBefore(warnAt);
    }
}
