package battwheels.tickets;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the repair cured the complaint. */
public enum ResolutionOutcome {
    @JsonProperty("success")
    SUCCESS,
    @JsonProperty("partial")
    PARTIAL,
    @JsonProperty("failure")
    FAILURE
}
