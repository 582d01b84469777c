package battwheels.filters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/** A list that can be filtered, and the parameters its address takes. */
enum FilterList {
    @JsonProperty("tickets")
    TICKETS(
            "search",
            "status",
            "priority",
            "category",
            "ticket_type",
            "technician_id",
            "late",
            "from",
            "to",
            "sort_by",
            "sort_order"),
    @JsonProperty("contacts")
    CONTACTS("search", "contact_type", "status", "gst_treatment", "tag", "sort_by", "sort_order"),
    @JsonProperty("vehicles")
    VEHICLES("search", "status", "customer_id", "registration_number", "sort_by", "sort_order");

    private final Set<String> parameters;

    FilterList(String... parameters) {
        this.parameters = Set.of(parameters);
    }

    boolean takes(String parameter) {
        return parameters.contains(parameter);
    }
}
