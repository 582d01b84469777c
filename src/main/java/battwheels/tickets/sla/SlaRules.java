package battwheels.tickets.sla;

import battwheels.tickets.Priority;
import battwheels.tickets.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the clock of a ticket. What a breach is depends on when the ticket moved and never on when somebody looked: a
 * target that ran out is broken at that very instant, also when a late timer or the next move is the first to see it.
 */
public final class SlaRules {
    private SlaRules() {}

    /** @param told what is to be said of it, each only once in a cycle */
    public record Tick(TicketSla sla, List<SlaDue> told) {}

    /** A new cycle: both targets run from now. */
    public static TicketSla opened(TicketSla before, Priority priority, SlaTerms terms, Instant instant) {
        Instant now = instant.truncatedTo(ChronoUnit.MILLIS);
        SlaHours hours = terms.policy().of(priority);
        TicketSla fresh = new TicketSla(
                now,
                null,
                null,
                0,
                before.responseTarget().promised(hours.responseHours()),
                before.resolutionTarget().promised(hours.resolutionHours()));
        return resumed(fresh.with(SlaClock.RESPONSE, run(fresh.responseTarget(), 0, terms, now)), terms, now);
    }

    /** The ticket has moved. A ticket that comes back begins a new cycle. */
    public static TicketSla moved(TicketSla sla, TicketState to, Priority priority, SlaTerms terms, Instant instant) {
        Instant now = instant.truncatedTo(ChronoUnit.MILLIS);
        if (to == TicketState.REOPENED) {
            return opened(judged(sla, now), priority, terms, now);
        }
        if (!sla.isKept()) {
            return sla;
        }
        SlaPhase phase = SlaPhase.of(to);
        TicketSla halted = halted(answered(judged(sla, now), phase, now), terms, now);
        return switch (phase) {
            case WAITING, RUNNING -> resumed(halted, terms, now);
            case PAUSED ->
                halted.with(SlaClock.RESOLUTION, halted.resolutionTarget().halted());
            case DONE ->
                halted.with(SlaClock.RESOLUTION, halted.resolutionTarget().settled());
        };
    }

    /** Another priority promises other hours, counted from the same beginning; nothing is due before now by it. */
    public static TicketSla reprioritized(
            TicketSla sla, TicketState state, Priority priority, SlaTerms terms, Instant instant) {
        if (!sla.isKept()) {
            return sla;
        }
        Instant now = instant.truncatedTo(ChronoUnit.MILLIS);
        SlaHours hours = terms.policy().of(priority);
        TicketSla seen = halted(judged(sla, now), terms, now);
        TicketSla changed = seen.with(
                seen.responseTarget().promised(hours.responseHours()),
                seen.resolutionTarget().promised(hours.resolutionHours()));
        TicketSla answer = seen.firstResponseAt() == null
                ? changed.with(SlaClock.RESPONSE, responseAgain(changed, terms, now))
                : changed.with(SlaClock.RESPONSE, seen.responseTarget());
        boolean runs = SlaPhase.of(state).runs();
        return runs ? resumed(answer, terms, now) : answer;
    }

    private static SlaTarget responseAgain(TicketSla sla, SlaTerms terms, Instant now) {
        long used = sla.startedAt() == null
                ? 0
                : terms.calendar().between(sla.startedAt(), now).toMillis();
        return sla.responseTarget().brokenSince(sla.startedAt())
                ? sla.responseTarget().running(sla.responseTarget().breachedAt(), null)
                : run(sla.responseTarget(), used, terms, now);
    }

    /** Time has passed. */
    public static Tick tick(TicketSla sla, Instant now) {
        TicketSla after = judged(sla, now);
        List<SlaDue> told = new ArrayList<>(broken(sla, after));
        for (SlaClock clock : SlaClock.values()) {
            SlaTarget target = after.of(clock);
            Instant due = target.dueAt();
            if (isOpen(after, clock) && target.isToBeWarnedOf(now) && due != null) {
                after = after.with(clock, target.told());
                told.add(new SlaDue(clock, false, due));
            }
        }
        return new Tick(after, told);
    }

    /** When {@link #tick} will have something to tell next, if the ticket stays as it is. */
    public static Optional<Instant> next(TicketSla sla) {
        return Stream.of(SlaClock.values())
                .filter(clock -> isOpen(sla, clock))
                .map(sla::of)
                .flatMap(target -> Stream.of(
                                Optional.ofNullable(target.warnAt()),
                                Optional.ofNullable(target.dueAt()).map(due -> due.plusMillis(1)))
                        .flatMap(Optional::stream))
                .min(Instant::compareTo);
    }

    /** Promises that are broken now and were not before. */
    public static List<SlaDue> broken(TicketSla before, TicketSla after) {
        return Stream.of(SlaClock.values())
                .flatMap(clock -> Stream.ofNullable(after.of(clock).breachedAt())
                        .filter(at -> !at.equals(before.of(clock).breachedAt()))
                        .map(at -> new SlaDue(clock, true, at)))
                .toList();
    }

    /** Still to be kept, and neither broken nor halted. */
    private static boolean isOpen(TicketSla sla, SlaClock clock) {
        boolean runs = clock == SlaClock.RESPONSE ? sla.firstResponseAt() == null : sla.runningSince() != null;
        return sla.isKept() && runs && !sla.of(clock).brokenSince(sla.startedAt());
    }

    private static TicketSla judged(TicketSla sla, Instant now) {
        TicketSla after = sla;
        for (SlaClock clock : SlaClock.values()) {
            SlaTarget target = after.of(clock);
            if (isOpen(after, clock) && target.isLate(now) && target.dueAt() != null) {
                after = after.with(clock, target.broken(target.dueAt()));
            }
        }
        return after;
    }

    private static TicketSla answered(TicketSla sla, SlaPhase phase, Instant now) {
        if (phase == SlaPhase.WAITING || sla.firstResponseAt() != null) {
            return sla;
        }
        return new TicketSla(
                sla.startedAt(),
                now,
                sla.runningSince(),
                sla.usedMs(),
                sla.responseTarget().settled(),
                sla.resolutionTarget());
    }

    private static TicketSla halted(TicketSla sla, SlaTerms terms, Instant now) {
        Instant since = sla.runningSince();
        long used = since == null ? 0 : terms.calendar().between(since, now).toMillis();
        return new TicketSla(
                sla.startedAt(),
                sla.firstResponseAt(),
                null,
                sla.usedMs() + used,
                sla.responseTarget(),
                sla.resolutionTarget());
    }

    private static TicketSla resumed(TicketSla sla, SlaTerms terms, Instant now) {
        SlaTarget target = sla.resolutionTarget();
        SlaTarget running = target.brokenSince(sla.startedAt())
                ? target.running(target.breachedAt(), null)
                : run(target, sla.usedMs(), terms, now);
        return new TicketSla(sla.startedAt(), sla.firstResponseAt(), now, sla.usedMs(), sla.responseTarget(), running);
    }

    private static SlaTarget run(SlaTarget target, long usedMs, SlaTerms terms, Instant now) {
        Duration whole = Duration.ofHours(target.hours());
        Duration lead = Duration.ofMinutes(terms.policy().warnBeforeMinutes());
        Duration half = whole.dividedBy(2);
        Duration left = whole.minusMillis(usedMs);
        return target.running(
                after(terms, now, left), after(terms, now, left.minus(lead.compareTo(half) < 0 ? lead : half)));
    }

    private static @Nullable Instant after(SlaTerms terms, Instant now, Duration work) {
        return terms.calendar().after(now, work).orElse(null);
    }
}
