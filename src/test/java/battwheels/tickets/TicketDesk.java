package battwheels.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.tenancy.Actor;
import battwheels.tickets.TicketDecision.Changed;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A desk at which tests take tickets in and move them. */
final class TicketDesk {
    static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    static final Actor ASHA = new Actor("usr_asha", "Asha Rao", "internal");
    static final Actor MEERA = new Actor("usr_meera", "Meera Iyer", "internal");
    static final Technician RAVI = new Technician("usr_ravi", "Ravi Kumar");
    static final Technician SUNIL = new Technician("usr_sunil", "Sunil Das");

    private static final Map<TicketState, Ticket> EXAMPLES = examples();

    private TicketDesk() {}

    static Ticket open() {
        return saved(TicketRules.create("tkt_1", CreateTicket.titled("Scooter does not charge"), ASHA, NOON));
    }

    static Ticket saved(TicketDecision decision) {
        assertThat(decision).isInstanceOf(Changed.class);
        return ((Changed) decision).ticket();
    }

    /** A ticket in this state, led there from open by legal moves alone. */
    static Ticket in(TicketState state) {
        return Objects.requireNonNull(EXAMPLES.get(state));
    }

    static TicketDecision moved(Ticket ticket, TicketState to) {
        Resolution resolution =
                new Resolution(to == TicketState.CLOSED ? "Fuse replaced" : null, null, null, null, null);
        boolean needsTechnician =
                to == TicketState.ASSIGNED && ticket.technician().isNobody();
        String technician = needsTechnician ? RAVI.userId() : null;
        return TicketRules.change(
                ticket,
                new ChangeTicket(null, null, null, null, resolution, to, technician),
                needsTechnician ? RAVI : null,
                ASHA,
                NOON.plusSeconds(60));
    }

    private static Map<TicketState, Ticket> examples() {
        Map<TicketState, Ticket> found = new EnumMap<>(TicketState.class);
        for (TicketState state : TicketState.values()) {
            Ticket ticket = open();
            for (TicketState to : TicketPaths.to(state)) {
                ticket = saved(moved(ticket, to));
            }
            found.put(state, ticket);
        }
        return found;
    }
}
