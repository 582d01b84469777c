package battwheels.tickets.sla;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which hours count. */
public enum SlaHoursCounted {
    /** The organization's working hours, holidays left out. */
    @JsonProperty("working_hours")
    WORKING,
    /** Every hour of every day. */
    @JsonProperty("always")
    ALWAYS
}
