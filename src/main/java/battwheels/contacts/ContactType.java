package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the workshop sells to a contact, buys from it, or does both. */
public enum ContactType {
    @JsonProperty("customer")
    CUSTOMER,
    @JsonProperty("vendor")
    VENDOR,
    @JsonProperty("both")
    BOTH
}
