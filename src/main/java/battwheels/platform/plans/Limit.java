package battwheels.platform.plans;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a plan may bound; the unit stands in the name, otherwise it is a count of records. */
public enum Limit {
    @JsonProperty("users")
    USERS,
    @JsonProperty("technicians")
    TECHNICIANS,
    @JsonProperty("vehicles")
    VEHICLES,
    @JsonProperty("invoices")
    INVOICES,
    @JsonProperty("tickets")
    TICKETS,
    @JsonProperty("contacts")
    CONTACTS,
    @JsonProperty("estimates")
    ESTIMATES,
    @JsonProperty("items")
    ITEMS,
    @JsonProperty("ai_calls_per_month")
    AI_CALLS_PER_MONTH,
    @JsonProperty("storage_mib")
    STORAGE_MIB,
    @JsonProperty("api_calls_per_day")
    API_CALLS_PER_DAY;

    /** Its name as on the wire. */
    public String resource() {
        return name().toLowerCase(Locale.ROOT);
    }
}
