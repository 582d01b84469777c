package battwheels.tickets;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the work is done. */
public enum TicketType {
    @JsonProperty("workshop")
    WORKSHOP,
    @JsonProperty("onsite")
    ONSITE
}
