package battwheels.gst;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How the law looks at what a line supplies. Only the first kind bears tax. */
public enum TaxType {
    /** Bears tax at the line's rate; whether as CGST and SGST or as IGST, the place of supply decides. */
    @JsonProperty("gst")
    @JsonAlias("igst")
    GST,
    /** Exports and supplies to special economic zones under a letter of undertaking. */
    @JsonProperty("zero_rated")
    ZERO_RATED,
    @JsonProperty("exempt")
    EXEMPT,
    /** Outside the tax altogether, as petrol is. */
    @JsonProperty("non_gst")
    @JsonAlias("none")
    NON_GST;

    public boolean bearsTax() {
        return this == GST;
    }
}
