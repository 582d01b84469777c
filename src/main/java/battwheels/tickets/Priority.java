package battwheels.tickets;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent a complaint is. */
public enum Priority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("critical")
    CRITICAL
}
