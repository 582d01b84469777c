package battwheels.tickets.sla;

import battwheels.tickets.Priority;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an organization promises for its tickets.
 *
 * @param autoReassignOnBreach whether a ticket that is late goes to whoever has least to do
 * @param reassignmentDelayMinutes how long after the breach, by the clock on the wall
 * @param warnBeforeMinutes how much working time before a target runs out the desk is warned; at most half the target
 * @param updatedAt null: as every organization begins
 */
public record SlaPolicy(
        @JsonProperty("CRITICAL") SlaHours critical,
        @JsonProperty("HIGH") SlaHours high,
        @JsonProperty("MEDIUM") SlaHours medium,
        @JsonProperty("LOW") SlaHours low,
        boolean autoReassignOnBreach,
        int reassignmentDelayMinutes,
        int warnBeforeMinutes,
        SlaHoursCounted hoursCounted,
        List<Holiday> holidays,
        @Nullable Instant updatedAt) {

    public static final SlaPolicy DEFAULT = new SlaPolicy(
            new SlaHours(1, 4),
            new SlaHours(4, 8),
            new SlaHours(8, 24),
            new SlaHours(24, 72),
            false,
            30,
            60,
            SlaHoursCounted.WORKING,
            List.of(),
            null);

    public SlaPolicy {
        holidays = List.copyOf(holidays);
    }

    SlaHours of(Priority priority) {
        return switch (priority) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }
}
