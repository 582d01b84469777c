package battwheels.tickets.sla;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two promises of a ticket. */
public enum SlaClock {
    @JsonProperty("response")
    RESPONSE,
    @JsonProperty("resolution")
    RESOLUTION
}
