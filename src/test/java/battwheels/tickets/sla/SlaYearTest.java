package battwheels.tickets.sla;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.tickets.Priority;
import battwheels.tickets.TicketMoves;
import battwheels.tickets.TicketState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Tickets live through a year: taken on, waiting for parts and customers, done, back again. What their clocks say is held
 * against a reckoning of minutes. Catches, for one, a pause that is counted, a cycle that keeps what an earlier one used,
 * and a breach dated by whoever saw it.
 */
class SlaYearTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int YEAR = 365 * 24 * 60;

    /** One stay in one state. */
    private record Stay(TicketState state, int from, int to) {}

    private record Life(Priority priority, List<Stay> stays) {}

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        return Calendars.any();
    }

    private static Life life(Random chance) {
        List<Stay> stays = new ArrayList<>();
        TicketState state = TicketState.OPEN;
        int at = chance.nextInt(YEAR / 2);
        while (at < YEAR - 1 && stays.size() < 40) {
            int until = Math.min(YEAR - 1, at + 1 + (int) Math.pow(10, chance.nextDouble() * 4));
            stays.add(new Stay(state, at, until));
            List<TicketState> next = TicketMoves.legalFrom(state);
            state = next.get(chance.nextInt(next.size()));
            at = until;
        }
        Stay last = stays.removeLast();
        stays.add(new Stay(last.state(), last.from(), YEAR));
        return new Life(Priority.values()[chance.nextInt(4)], stays);
    }

    @Property(tries = 120)
    void aYearOfClocksAgreesWithTheReckoning(@ForAll("calendars") WorkingCalendar calendar, @ForAll Random chance) {
        MinuteWalk walk = new MinuteWalk(calendar, BEGIN, YEAR);
        Life life = life(chance);
        SlaTerms terms = new SlaTerms(SlaPolicy.DEFAULT, calendar);

        Heard watched = lived(life, terms, walk, true);
        Heard ignored = lived(life, terms, walk, false);

        assertThat(watched.breaches()).containsExactlyInAnyOrderElementsOf(reckoned(life, walk));
        assertThat(ignored.breaches()).containsExactlyInAnyOrderElementsOf(watched.breaches());
        assertThat(watched.sla().usedMs()).isEqualTo(ignored.sla().usedMs());
    }

    private record Heard(TicketSla sla, List<SlaDue> breaches) {}

    /** @param watched whether timers ring in time, as {@link SlaRules#next} asks */
    private static Heard lived(Life life, SlaTerms terms, MinuteWalk walk, boolean watched) {
        List<SlaDue> breaches = new ArrayList<>();
        Stay first = life.stays().getFirst();
        TicketSla sla = SlaRules.opened(TicketSla.NONE, life.priority(), terms, walk.instantOf(first.from()));
        for (Stay stay : life.stays()) {
            if (stay != first) {
                TicketSla moved =
                        SlaRules.moved(sla, stay.state(), life.priority(), terms, walk.instantOf(stay.from()));
                breaches.addAll(SlaRules.broken(sla, moved));
                sla = moved;
            }
            Instant end = walk.instantOf(stay.to());
            Instant next = SlaRules.next(sla).orElse(Instant.MAX);
            for (int ring = 0; watched && next.isBefore(end); ring++) {
                assertThat(ring).as("timers that ring for nothing").isLessThan(5);
                SlaRules.Tick tick = SlaRules.tick(sla, next);
                assertThat(tick.told()).isNotEmpty();
                tick.told().stream().filter(SlaDue::breach).forEach(breaches::add);
                sla = tick.sla();
                next = SlaRules.next(sla).orElse(Instant.MAX);
            }
        }
        SlaRules.Tick end = SlaRules.tick(sla, walk.instantOf(YEAR));
        end.told().stream().filter(SlaDue::breach).forEach(breaches::add);
        return new Heard(end.sla(), breaches);
    }

    /** Every breach of a life: by minutes, from the states alone. */
    private static List<SlaDue> reckoned(Life life, MinuteWalk walk) {
        List<SlaDue> breaches = new ArrayList<>();
        SlaHours hours = SlaPolicy.DEFAULT.of(life.priority());
        for (List<Stay> cycle : cycles(life)) {
            response(cycle, walk, hours.responseHours() * 60, breaches);
            resolution(cycle, walk, hours.resolutionHours() * 60, breaches);
        }
        return breaches;
    }

    private static List<List<Stay>> cycles(Life life) {
        List<List<Stay>> cycles = new ArrayList<>();
        for (Stay stay : life.stays()) {
            if (cycles.isEmpty() || stay.state() == TicketState.REOPENED) {
                cycles.add(new ArrayList<>());
            }
            cycles.getLast().add(stay);
        }
        return cycles;
    }

    /** Nobody took it on by the minute at which the hours were over. */
    private static void response(List<Stay> cycle, MinuteWalk walk, int minutes, List<SlaDue> breaches) {
        int from = cycle.getFirst().from();
        int until = cycle.getFirst().to();
        int due = walk.after(from, minutes);
        if (due >= 0 && due < until) {
            breaches.add(new SlaDue(SlaClock.RESPONSE, true, walk.instantOf(due)));
        }
    }

    private static void resolution(List<Stay> cycle, MinuteWalk walk, int minutes, List<SlaDue> breaches) {
        int used = 0;
        for (Stay stay : cycle) {
            boolean counts = switch (stay.state()) {
                case OPEN, REOPENED, ASSIGNED, ESTIMATE_APPROVED, IN_PROGRESS -> true;
                default -> false;
            };
            int until = stay.to();
            int due = counts ? walk.after(stay.from(), minutes - used) : -1;
            if (due >= 0 && due < until) {
                breaches.add(new SlaDue(SlaClock.RESOLUTION, true, walk.instantOf(due)));
                return;
            }
            used += counts ? walk.between(stay.from(), until) : 0;
        }
    }
}
