package battwheels.contacts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an address is for. */
public enum AddressType {
    @JsonProperty("billing")
    BILLING,
    @JsonProperty("shipping")
    SHIPPING
}
