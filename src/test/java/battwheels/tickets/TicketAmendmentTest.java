package battwheels.tickets;

import static battwheels.tickets.TicketDesk.ASHA;
import static battwheels.tickets.TicketDesk.NOON;
import static battwheels.tickets.TicketDesk.RAVI;
import static battwheels.tickets.TicketDesk.in;
import static battwheels.tickets.TicketDesk.saved;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.problem.Fault;
import battwheels.tickets.TicketDecision.Changed;
import battwheels.tickets.TicketDecision.Refused;
import battwheels.tickets.TicketDecision.Unchanged;
import battwheels.tickets.TicketEvents.TicketUpdated;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The general change of a ticket: what a form wishes, what it repeats, and whose wish it may be. */
class TicketAmendmentTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    private static void assertRefused(TicketDecision decision, String pointer) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer)
                                .containsExactly(pointer));
    }

    private static ChangeTicket assignment(String technicianId) {
        return new ChangeTicket(null, null, null, null, null, null, technicianId);
    }

    private static ChangeTicket words(String title, String description) {
        TicketForm form = new TicketForm(title, description, null, null, null, null, null, null, null, null, null);
        return new ChangeTicket(form, null, null, null, null, null, null);
    }

    @Test
    void takingATicketFromItsTechnicianOpensItAgain() {
        TicketDecision decision = TicketRules.change(in(TicketState.ASSIGNED), assignment(""), null, ASHA, LATER);

        assertThat(saved(decision).status()).isEqualTo(TicketState.OPEN);
        assertThat(((Changed) decision).events())
                .first()
                .isEqualTo(new TicketUpdated("tkt_1", List.of("assigned_technician_id"), ASHA.id()));
    }

    @Test
    void anAssignedStateWithoutTechnicianIsRefused() {
        assertRefused(
                TicketRules.change(in(TicketState.OPEN), ChangeTicket.move(TicketState.ASSIGNED), null, ASHA, LATER),
                "/assigned_technician_id");
    }

    @Test
    void aClosedTicketKeepsItsResolution() {
        ChangeTicket emptied =
                new ChangeTicket(null, null, null, null, new Resolution("", null, null, null, null), null, null);

        assertRefused(TicketRules.change(in(TicketState.CLOSED), emptied, null, ASHA, LATER), "/resolution");
    }

    @Test
    void aChangeNamesTheFieldsThatBecameDifferent() {
        TicketDecision decision = TicketRules.change(
                in(TicketState.OPEN), words("Scooter does not charge", "since Monday"), null, ASHA, LATER);

        assertThat(saved(decision).complaint().description()).isEqualTo("since Monday");
        assertThat(saved(decision).updatedAt()).isEqualTo(LATER);
        assertThat(((Changed) decision).events())
                .containsExactly(new TicketUpdated("tkt_1", List.of("description"), ASHA.id()));
    }

    @Test
    void aFormSentBackUnchangedChangesNothing() {
        Ticket ticket = in(TicketState.ASSIGNED);
        ChangeTicket same = new ChangeTicket(
                TicketForm.titled(ticket.complaint().title()),
                null,
                null,
                null,
                null,
                TicketState.ASSIGNED,
                "usr_ravi");

        assertThat(TicketRules.change(ticket, same, RAVI, ASHA, LATER)).isEqualTo(new Unchanged(ticket));
    }

    @Test
    void aFormSentBackLeavesAReopenedTicketWhereItStandsAlsoWhenItsTechnicianIsGone() {
        Ticket closed = saved(TicketRules.close(in(TicketState.ASSIGNED), CloseTicket.with("done"), ASHA, NOON));
        Ticket reopened = saved(TicketRules.reopen(closed, ReopenTicket.silent(), ASHA, NOON));
        ChangeTicket same = new ChangeTicket(null, null, null, null, null, TicketState.REOPENED, "usr_ravi");

        assertThat(TicketRules.change(reopened, same, null, ASHA, LATER)).isEqualTo(new Unchanged(reopened));
        assertThat(saved(TicketRules.change(reopened, assignment("usr_ravi"), null, ASHA, LATER))
                        .status())
                .isEqualTo(TicketState.ASSIGNED);
    }

    @Test
    void aChangeNeedsThePermissionsOfWhatItDoesByTheWay() {
        Ticket assigned = in(TicketState.ASSIGNED);

        assertThat(TicketAmendment.permissions(in(TicketState.OPEN), assignment("usr_ravi")))
                .containsExactly("tickets:assign");
        assertThat(TicketAmendment.permissions(assigned, assignment("usr_sunil")))
                .containsExactly("tickets:assign");
        assertThat(TicketAmendment.permissions(assigned, assignment(""))).containsExactly("tickets:assign");
        assertThat(TicketAmendment.permissions(assigned, ChangeTicket.move(TicketState.OPEN)))
                .containsExactly("tickets:assign");
        assertThat(TicketAmendment.permissions(assigned, assignment("usr_ravi")))
                .isEmpty();
        assertThat(TicketAmendment.permissions(in(TicketState.REOPENED), ChangeTicket.move(TicketState.ASSIGNED)))
                .containsExactly("tickets:assign");
        assertThat(TicketAmendment.permissions(assigned, ChangeTicket.move(TicketState.IN_PROGRESS)))
                .containsExactly("tickets:work");
        assertThat(TicketAmendment.permissions(assigned, ChangeTicket.move(TicketState.CLOSED)))
                .containsExactly("tickets:close");
        assertThat(TicketAmendment.permissions(in(TicketState.CLOSED), ChangeTicket.move(TicketState.REOPENED)))
                .containsExactly("tickets:reopen");
        assertThat(TicketAmendment.permissions(in(TicketState.CLOSED), ChangeTicket.move(TicketState.CLOSED)))
                .isEmpty();
    }

    @Test
    void aChangeMayAssignAndStartAtOnce() {
        ChangeTicket both = new ChangeTicket(null, null, null, null, null, TicketState.IN_PROGRESS, "usr_ravi");

        Ticket ticket = saved(TicketRules.change(in(TicketState.OPEN), both, RAVI, ASHA, LATER));

        assertThat(ticket.status()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(ticket.technician()).isEqualTo(Assignment.to(RAVI));
    }
}
