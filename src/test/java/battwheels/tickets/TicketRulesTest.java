package battwheels.tickets;

import static battwheels.tickets.TicketDesk.ASHA;
import static battwheels.tickets.TicketDesk.NOON;
import static battwheels.tickets.TicketDesk.RAVI;
import static battwheels.tickets.TicketDesk.SUNIL;
import static battwheels.tickets.TicketDesk.in;
import static battwheels.tickets.TicketDesk.saved;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.money.Money;
import battwheels.platform.problem.Fault;
import battwheels.tickets.TicketDecision.Changed;
import battwheels.tickets.TicketDecision.IllegalMove;
import battwheels.tickets.TicketDecision.Refused;
import battwheels.tickets.TicketDecision.Unchanged;
import battwheels.tickets.TicketEvents.TicketAssigned;
import battwheels.tickets.TicketEvents.TicketClosed;
import battwheels.tickets.TicketEvents.TicketCreated;
import battwheels.tickets.TicketEvents.TicketStatusChanged;
import battwheels.tickets.TicketEvents.TicketUpdated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketRulesTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    private static void assertRefused(TicketDecision decision, String... pointers) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactly(pointers));
    }

    private static ChangeTicket assignment(String technicianId) {
        return new ChangeTicket(null, null, null, null, null, null, technicianId);
    }

    @Test
    void aNewTicketIsOpenAndNobodysAndHasNoCustomer() {
        TicketDecision decision = TicketRules.create("tkt_1", CreateTicket.titled(" Does not charge "), ASHA, NOON);

        Ticket ticket = saved(decision);
        assertThat(ticket.status()).isEqualTo(TicketState.OPEN);
        assertThat(ticket.complaint().title()).isEqualTo("Does not charge");
        assertThat(ticket.complaint().priority()).isEqualTo(Priority.MEDIUM);
        assertThat(ticket.complaint().ticketType()).isEqualTo(TicketType.WORKSHOP);
        assertThat(ticket.technician()).isEqualTo(Assignment.NOBODY);
        assertThat(ticket.customer().customerId()).isNull();
        assertThat(ticket.statusHistory()).containsExactly(new StatusEntry(TicketState.OPEN, NOON, ASHA.id(), null));
        assertThat(((Changed) decision).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketCreated.class,
                        created -> assertThat(created.ticketId()).isEqualTo("tkt_1"));
    }

    @Test
    void aNewTicketWithCustomerDataIsOnSite() {
        TicketCustomer customer = new TicketCustomer("con_1", "", null, null, null);

        Ticket ticket = saved(TicketRules.create(
                "tkt_1", new CreateTicket(TicketForm.titled("a"), null, customer, null), ASHA, NOON));

        assertThat(ticket.complaint().ticketType()).isEqualTo(TicketType.ONSITE);
        assertThat(ticket.customer()).isEqualTo(new TicketCustomer("con_1", null, null, null, null));
    }

    @Test
    void aTicketWithoutTitleIsRefused() {
        assertRefused(TicketRules.create("tkt_1", new CreateTicket(null, null, null, null), ASHA, NOON), "/title");
    }

    @Test
    void everyFaultOfANewTicketIsTold() {
        TicketForm form = new TicketForm(
                "x".repeat(201), null, null, null, null, null, null, Collections.nCopies(51, "s"), null, null, -1);
        Costs costs = new Costs(new Money(-1), null, null, null);

        assertRefused(
                TicketRules.create("tkt_1", new CreateTicket(form, null, null, costs), ASHA, NOON),
                "/title",
                "/symptoms",
                "/attachments_count",
                "/estimated_cost");
    }

    @Test
    void assigningAnOpenTicketMovesIt() {
        TicketDecision decision =
                TicketRules.assign(in(TicketState.OPEN), new AssignTicket(RAVI.userId()), RAVI, ASHA, LATER);

        assertThat(saved(decision).status()).isEqualTo(TicketState.ASSIGNED);
        assertThat(((Changed) decision).events())
                .containsExactly(
                        new TicketAssigned("tkt_1", RAVI.userId(), RAVI.name(), ASHA.id()),
                        new TicketStatusChanged(
                                "tkt_1", TicketState.OPEN, TicketState.ASSIGNED, ASHA.id(), null, null));
    }

    @Test
    void anotherTechnicianTakesATicketOverWhereItStands() {
        Ticket ticket = saved(TicketRules.startWork(in(TicketState.ASSIGNED), StartWork.silent(), ASHA, NOON));

        TicketDecision decision = TicketRules.assign(ticket, new AssignTicket("usr_sunil"), SUNIL, ASHA, LATER);

        assertThat(saved(decision).status()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(((Changed) decision).events())
                .containsExactly(new TicketAssigned("tkt_1", SUNIL.userId(), SUNIL.name(), ASHA.id()));
    }

    @Test
    void assigningTheSameTechnicianAgainChangesNothing() {
        Ticket ticket = in(TicketState.ASSIGNED);

        assertThat(TicketRules.assign(ticket, new AssignTicket("usr_ravi"), RAVI, ASHA, LATER))
                .isEqualTo(new Unchanged(ticket));
    }

    @Test
    void assigningSomebodyWhoIsNoActiveMemberIsRefused() {
        assertRefused(
                TicketRules.assign(in(TicketState.OPEN), new AssignTicket("usr_gone"), null, ASHA, LATER),
                "/technician_id");
        assertRefused(
                TicketRules.change(in(TicketState.OPEN), assignment("usr_gone"), null, ASHA, LATER),
                "/assigned_technician_id");
    }

    @ParameterizedTest
    @EnumSource(names = {"WORK_COMPLETED", "RESOLVED", "INVOICED", "PENDING_PAYMENT", "CLOSED"})
    void onceTheWorkIsDoneTheTechnicianStays(TicketState state) {
        Ticket ticket = in(state);
        IllegalMove refusal = new IllegalMove(state, TicketState.ASSIGNED, TicketMoves.legalFrom(state));

        assertThat(TicketRules.assign(ticket, new AssignTicket("usr_sunil"), SUNIL, ASHA, LATER))
                .isEqualTo(refusal);
        assertThat(TicketRules.change(ticket, assignment("usr_sunil"), SUNIL, ASHA, LATER))
                .isEqualTo(refusal);
    }

    @Test
    void startingWorkNotesWhenItBegan() {
        Ticket ticket = saved(TicketRules.startWork(in(TicketState.OPEN), new StartWork("on the lift"), ASHA, LATER));

        assertThat(ticket.status()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(ticket.work().workStartedAt()).isEqualTo(LATER);
        assertThat(ticket.statusHistory().getLast().notes()).isEqualTo("on the lift");
    }

    @Test
    void startingWorkTwiceIsAnIllegalMove() {
        assertThat(TicketRules.startWork(in(TicketState.IN_PROGRESS), StartWork.silent(), ASHA, LATER))
                .isInstanceOf(IllegalMove.class);
    }

    @Test
    void workCompletedWithoutAStartBeganWhenItEnded() {
        CompleteWork report =
                new CompleteWork("Fuse replaced", List.of(PartUsed.named("Fuse 30 A")), new BigDecimal("0.5"), null);

        TicketDecision decision = TicketRules.completeWork(in(TicketState.ASSIGNED), report, ASHA, LATER);

        Work work = saved(decision).work();
        assertThat(work.workStartedAt()).isEqualTo(LATER);
        assertThat(work.workCompletedAt()).isEqualTo(LATER);
        assertThat(work.partsUsed()).containsExactly(new PartUsed(null, "Fuse 30 A", BigDecimal.ONE));
        assertThat(((Changed) decision).events())
                .first()
                .isEqualTo(new TicketUpdated("tkt_1", List.of("work_summary", "parts_used", "labor_hours"), ASHA.id()));
    }

    @Test
    void workDoneAgainKeepsItsFirstStartAndLosesItsEnd() {
        Ticket done = in(TicketState.WORK_COMPLETED);

        Ticket again = saved(TicketRules.startWork(done, StartWork.silent(), ASHA, LATER));

        assertThat(again.work().workStartedAt()).isEqualTo(done.work().workStartedAt());
        assertThat(again.work().workCompletedAt()).isNull();
    }

    @Test
    void aReportWithoutSummaryOrWithNamelessPartsIsRefused() {
        PartUsed nameless = new PartUsed(null, " ", BigDecimal.ZERO);

        assertRefused(
                TicketRules.completeWork(
                        in(TicketState.IN_PROGRESS),
                        new CompleteWork(null, List.of(nameless), null, null),
                        ASHA,
                        LATER),
                "/work_summary",
                "/parts_used/0/name",
                "/parts_used/0/quantity");
    }

    @Test
    void closingATicketWithoutResolutionIsRefused() {
        assertRefused(
                TicketRules.close(in(TicketState.WORK_COMPLETED), CloseTicket.with(" "), ASHA, LATER), "/resolution");
        assertRefused(
                TicketRules.change(
                        in(TicketState.WORK_COMPLETED), ChangeTicket.move(TicketState.CLOSED), null, ASHA, LATER),
                "/resolution");
    }

    @Test
    void aClosedTicketTellsHowItWasCured() {
        Resolution cure = new Resolution("Fuse replaced", null, ResolutionOutcome.SUCCESS, "blown fuse", "fc_1");

        TicketDecision decision = TicketRules.close(in(TicketState.WORK_COMPLETED), new CloseTicket(cure), ASHA, LATER);

        Ticket ticket = saved(decision);
        assertThat(ticket.closedAt()).isEqualTo(LATER);
        assertThat(ticket.resolvedAt()).isEqualTo(LATER);
        assertThat(ticket.cure()).isEqualTo(cure);
        assertThat(((Changed) decision).events())
                .last()
                .isEqualTo(new TicketClosed(
                        "tkt_1",
                        TicketState.WORK_COMPLETED,
                        "Fuse replaced",
                        ResolutionOutcome.SUCCESS,
                        "fc_1",
                        null,
                        List.of()));
    }

    @Test
    void aTicketClosesOnce() {
        assertThat(TicketRules.close(in(TicketState.CLOSED), CloseTicket.with("again"), ASHA, LATER))
                .isEqualTo(new IllegalMove(TicketState.CLOSED, TicketState.CLOSED, List.of(TicketState.REOPENED)));
    }

    @Test
    void aReopenedTicketForgetsTheCureThatDidNotHold() {
        Ticket ticket = saved(TicketRules.reopen(in(TicketState.CLOSED), new ReopenTicket("still dead"), ASHA, LATER));

        assertThat(ticket.cure()).isEqualTo(Resolution.NONE);
        assertThat(ticket.closedAt()).isNull();
        assertThat(ticket.resolvedAt()).isNull();
        assertThat(ticket.statusHistory().getLast().notes()).isEqualTo("still dead");
    }

    @Test
    void aReopenedTicketGoesBackToTheSameTechnicianAndSaysSo() {
        Ticket closed = saved(TicketRules.close(in(TicketState.ASSIGNED), CloseTicket.with("done"), ASHA, NOON));
        Ticket reopened = saved(TicketRules.reopen(closed, ReopenTicket.silent(), ASHA, NOON));

        TicketDecision decision = TicketRules.assign(reopened, new AssignTicket("usr_ravi"), RAVI, ASHA, LATER);

        assertThat(((Changed) decision).events())
                .first()
                .isEqualTo(new TicketAssigned("tkt_1", RAVI.userId(), RAVI.name(), ASHA.id()));
    }

    @Test
    void aReopenedTicketIsNotCompletedUntilItIsAgain() {
        Ticket closed = saved(TicketRules.close(in(TicketState.WORK_COMPLETED), CloseTicket.with("done"), ASHA, NOON));
        Ticket reopened = saved(TicketRules.reopen(closed, ReopenTicket.silent(), ASHA, NOON));
        assertThat(reopened.work().workCompletedAt()).isNull();

        Ticket assigned = saved(TicketRules.assign(reopened, new AssignTicket("usr_ravi"), RAVI, ASHA, NOON));
        Ticket again = saved(TicketRules.completeWork(assigned, CompleteWork.summed("again"), ASHA, LATER));

        assertThat(again.work().workCompletedAt()).isEqualTo(LATER);
        assertThat(again.work().workStartedAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void theHistoryOfATicketIsBoundedAndKeepsTheLatest() {
        Ticket ticket = in(TicketState.CLOSED);
        for (int i = 0; i < Ticket.HISTORY_MAX; i++) {
            ticket = saved(TicketRules.reopen(ticket, new ReopenTicket("again " + i), ASHA, LATER));
            ticket = saved(TicketRules.startWork(ticket, StartWork.silent(), ASHA, LATER));
            ticket = saved(TicketRules.completeWork(ticket, CompleteWork.summed("done"), ASHA, LATER));
            ticket = saved(TicketRules.close(ticket, CloseTicket.with("cured"), ASHA, LATER));
        }

        assertThat(ticket.statusHistory()).hasSize(Ticket.HISTORY_MAX);
        assertThat(ticket.statusHistory()).extracting(StatusEntry::notes).contains("again 199");
    }

    @Test
    void techniciansSeeTheirOwnTicketsAndNobodys() {
        assertThat(TicketRules.isVisibleToTechnician(in(TicketState.OPEN), "usr_sunil"))
                .isTrue();
        assertThat(TicketRules.isVisibleToTechnician(in(TicketState.ASSIGNED), "usr_ravi"))
                .isTrue();
        assertThat(TicketRules.isVisibleToTechnician(in(TicketState.ASSIGNED), "usr_sunil"))
                .isFalse();
    }
}
