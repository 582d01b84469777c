package battwheels.tickets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the promises were kept.
 *
 * @param byPriority most urgent first, those without a ticket left out
 * @param breaches the newest tickets of those that were late
 * @param breachesTruncated whether there are more than are shown
 */
record SlaCompliance(
        LocalDate startDate,
        LocalDate endDate,
        Tally summary,
        List<OfPriority> byPriority,
        List<OfTechnician> byTechnician,
        List<Breach> breaches,
        boolean breachesTruncated) {

    /** Tickets; one that broke both promises is one breach in {@code totalBreaches}. */
    record Tally(long totalTickets, long totalBreaches, long responseBreaches, long resolutionBreaches) {
        static final Tally NONE = new Tally(0, 0, 0, 0);
        private static final BigDecimal WHOLE = new BigDecimal("100.00");

        Tally plus(Tally other) {
            return new Tally(
                    totalTickets + other.totalTickets,
                    totalBreaches + other.totalBreaches,
                    responseBreaches + other.responseBreaches,
                    resolutionBreaches + other.resolutionBreaches);
        }

        /** Of a hundred tickets, how many broke no promise; all of none. */
        @JsonProperty("sla_compliance_pct")
        BigDecimal compliance() {
            return totalTickets == 0
                    ? WHOLE
                    : WHOLE.multiply(BigDecimal.valueOf(totalTickets - totalBreaches))
                            .divide(BigDecimal.valueOf(totalTickets), 2, RoundingMode.HALF_UP);
        }
    }

    record OfPriority(Priority priority, @JsonUnwrapped Tally tally) {}

    record OfTechnician(
            String technicianId,
            String technicianName,
            @JsonUnwrapped Tally tally) {
        OfTechnician plus(OfTechnician other) {
            return new OfTechnician(technicianId, technicianName, tally.plus(other.tally));
        }
    }

    record Breach(
            String ticketId,
            String title,
            Priority priority,
            TicketState status,
            @Nullable String technicianId,
            @Nullable String technicianName,
            Instant createdAt,
            @Nullable Instant responseBreachedAt,
            @Nullable Instant resolutionBreachedAt) {

        static Breach of(Ticket ticket) {
            return new Breach(
                    ticket.ticketId(),
                    ticket.complaint().title(),
                    ticket.complaint().priority(),
                    ticket.status(),
                    ticket.technician().id(),
                    ticket.technician().name(),
                    ticket.createdAt(),
                    ticket.sla().responseTarget().breachedAt(),
                    ticket.sla().resolutionTarget().breachedAt());
        }
    }
}
