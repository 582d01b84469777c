package battwheels.tickets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/** How to lead a ticket from open to any state by legal moves. */
final class TicketPaths {
    private static final Map<TicketState, List<TicketState>> SHORTEST = shortest();

    private TicketPaths() {}

    static List<TicketState> to(TicketState state) {
        return Objects.requireNonNull(SHORTEST.get(state));
    }

    private static Map<TicketState, List<TicketState>> shortest() {
        Map<TicketState, List<TicketState>> found = new EnumMap<>(TicketState.class);
        Queue<List<TicketState>> next = new ArrayDeque<>();
        found.put(TicketState.OPEN, List.of());
        next.add(List.of());
        while (!next.isEmpty()) {
            List<TicketState> path = next.remove();
            for (TicketState to : TicketMoves.legalFrom(path.isEmpty() ? TicketState.OPEN : path.getLast())) {
                List<TicketState> further = new ArrayList<>(path);
                further.add(to);
                if (found.putIfAbsent(to, List.copyOf(further)) == null) {
                    next.add(List.copyOf(further));
                }
            }
        }
        return found;
    }
}
