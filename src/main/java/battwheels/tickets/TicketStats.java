package battwheels.tickets;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many tickets stand where.
 *
 * @param byStatus every canonical state by its name on the wire, also those without a ticket
 * @param open tickets in the state open; {@code inProgress} likewise
 */
public record TicketStats(Map<String, Long> byStatus, long open, long inProgress, long total) {

    public static TicketStats of(Map<TicketState, Long> counts) {
        Map<String, Long> byStatus = new LinkedHashMap<>();
        long total = 0;
        for (TicketState state : TicketState.values()) {
            long count = counts.getOrDefault(state, 0L);
            byStatus.put(state.wireName(), count);
            total += count;
        }
        return new TicketStats(
                byStatus,
                counts.getOrDefault(TicketState.OPEN, 0L),
                counts.getOrDefault(TicketState.IN_PROGRESS, 0L),
                total);
    }
}
