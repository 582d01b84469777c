package battwheels.tickets;

import static battwheels.tickets.TicketDesk.ASHA;
import static battwheels.tickets.TicketDesk.NOON;
import static battwheels.tickets.TicketDesk.RAVI;
import static battwheels.tickets.TicketDesk.SUNIL;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.tickets.TicketDecision.Changed;
import battwheels.tickets.TicketDecision.IllegalMove;
import battwheels.tickets.TicketEvents.TicketAssigned;
import battwheels.tickets.TicketEvents.TicketClosed;
import battwheels.tickets.TicketEvents.TicketEvent;
import battwheels.tickets.TicketEvents.TicketResolved;
import battwheels.tickets.TicketEvents.TicketStatusChanged;
import battwheels.tickets.TicketEvents.TicketUpdated;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever people do to a ticket, in whatever order, it stays one that makes sense. */
class TicketInvariantsTest {

    interface Step {
        TicketDecision on(Ticket ticket, Instant now);
    }

    @Provide
    Arbitrary<List<Step>> days() {
        Arbitrary<Step> moves = Arbitraries.of(TicketState.class)
                .map(state -> (ticket, now) -> TicketRules.change(ticket, ChangeTicket.move(state), null, ASHA, now));
        Arbitrary<Step> hands = Arbitraries.of(RAVI, SUNIL)
                .map(who ->
                        (ticket, now) -> TicketRules.assign(ticket, new AssignTicket(who.userId()), who, ASHA, now));
        Arbitrary<Step> acts = Arbitraries.<Step>of(
                (ticket, now) -> TicketRules.startWork(ticket, StartWork.silent(), ASHA, now),
                (ticket, now) -> TicketRules.completeWork(ticket, CompleteWork.summed("done"), ASHA, now),
                (ticket, now) -> TicketRules.close(ticket, CloseTicket.with("cured"), ASHA, now),
                (ticket, now) -> TicketRules.reopen(ticket, ReopenTicket.silent(), ASHA, now),
                (ticket, now) -> TicketRules.change(ticket, unassigned(), null, ASHA, now));
        return Arbitraries.frequencyOf(Tuple.of(3, moves), Tuple.of(1, hands), Tuple.of(3, acts))
                .list()
                .ofMaxSize(300);
    }

    private static ChangeTicket unassigned() {
        return new ChangeTicket(null, null, null, null, null, null, "");
    }

    @Property(tries = 300)
    void everyDayLeavesATicketThatMakesSense(@ForAll("days") List<Step> day) {
        Ticket ticket = TicketDesk.open();
        Instant now = NOON;
        for (Step step : day) {
            now = now.plusSeconds(60);
            TicketDecision decision = step.on(ticket, now);
            if (decision instanceof Changed changed) {
                assertTold(ticket, changed);
                ticket = changed.ticket();
            } else if (decision instanceof IllegalMove illegal) {
                assertThat(illegal.legalMoves()).isEqualTo(TicketMoves.legalFrom(ticket.status()));
            }
            assertSense(ticket);
        }
    }

    private static void assertSense(Ticket ticket) {
        boolean closed = ticket.status() == TicketState.CLOSED;
        assertThat(ticket.closedAt() != null).isEqualTo(closed);
        if (closed) {
            assertThat(ticket.cure().isGiven()).isTrue();
            assertThat(ticket.resolvedAt()).isNotNull();
        }
        if (ticket.status() == TicketState.IN_PROGRESS) {
            assertThat(ticket.work().workStartedAt()).isNotNull();
            assertThat(ticket.work().workCompletedAt()).isNull();
        }
        assertThat(ticket.statusHistory()).hasSizeLessThanOrEqualTo(Ticket.HISTORY_MAX);
        assertThat(ticket.statusHistory())
                .isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()));
    }

    private static void assertTold(Ticket before, Changed changed) {
        Ticket after = changed.ticket();
        List<TicketEvent> events = changed.events();
        boolean moved = before.status() != after.status();
        int grown = Math.min(before.statusHistory().size() + (moved ? 1 : 0), Ticket.HISTORY_MAX);

        assertThat(events).isNotEmpty().allMatch(event -> event.ticketId().equals(before.ticketId()));
        assertThat(after.statusHistory()).hasSize(grown);
        assertThat(count(events, TicketStatusChanged.class)).isEqualTo(moved ? 1 : 0);
        assertThat(count(events, TicketClosed.class)).isEqualTo(moved && after.status() == TicketState.CLOSED ? 1 : 0);
        assertThat(count(events, TicketResolved.class))
                .isEqualTo(moved && after.status() == TicketState.RESOLVED ? 1 : 0);
        if (!after.technician().isNobody() && !after.technician().equals(before.technician())) {
            assertThat(count(events, TicketAssigned.class)).isEqualTo(1);
        }
        if (!after.complaint().equals(before.complaint()) || !after.costs().equals(before.costs())) {
            assertThat(count(events, TicketUpdated.class)).isEqualTo(1);
        }
        if (moved) {
            assertThat(TicketMoves.isLegal(before.status(), after.status())).isTrue();
        }
    }

    private static long count(List<TicketEvent> events, Class<? extends TicketEvent> kind) {
        return events.stream().filter(kind::isInstance).count();
    }
}
