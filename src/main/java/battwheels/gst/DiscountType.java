package battwheels.gst;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a discount's value counts. */
public enum DiscountType {
    @JsonProperty("none")
    NONE,
    @JsonProperty("percentage")
    @JsonAlias("percent")
    PERCENTAGE,
    /** Rupees. */
    @JsonProperty("amount")
    AMOUNT
}
