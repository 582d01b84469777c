package battwheels.tickets.sla;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one ticket. A cycle begins when the ticket is opened and again each time it is reopened.
 *
 * @param startedAt of this cycle; null for tickets from before there were service levels
 * @param firstResponseAt when somebody took the ticket on in this cycle
 * @param runningSince since when the resolution runs; null while the ticket waits for others or is done
 * @param usedMs working time used of the resolution before that, in this cycle
 */
public record TicketSla(
        @JsonProperty("sla_started_at") @Nullable Instant startedAt,
        @Nullable Instant firstResponseAt,
        @JsonProperty("sla_running_since") @Nullable Instant runningSince,
        @JsonProperty("sla_used_ms") long usedMs,
        @JsonUnwrapped(prefix = "sla_response_") SlaTarget responseTarget,
        @JsonUnwrapped(prefix = "sla_resolution_") SlaTarget resolutionTarget) {

    public static final TicketSla NONE = new TicketSla(null, null, null, 0, SlaTarget.NONE, SlaTarget.NONE);

    boolean isKept() {
        return startedAt != null;
    }

    TicketSla with(SlaTarget newResponse, SlaTarget newResolution) {
        return new TicketSla(startedAt, firstResponseAt, runningSince, usedMs, newResponse, newResolution);
    }

    TicketSla with(SlaClock clock, SlaTarget target) {
        return clock == SlaClock.RESPONSE ? with(target, resolutionTarget) : with(responseTarget, target);
    }

    SlaTarget of(SlaClock clock) {
        return clock == SlaClock.RESPONSE ? responseTarget : resolutionTarget;
    }
}
