package battwheels.attachments;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a file can belong to, and what one needs to see it there. */
enum ParentType {
    @JsonProperty("ticket")
    TICKET("tickets:read", "tickets.describe", "ticket_id"),
    @JsonProperty("vehicle")
    VEHICLE("vehicles:read", "vehicles.describe", "vehicle_id"),
    @JsonProperty("contact")
    CONTACT("contacts:read", "contacts.describe", "contact_id");

    final String permission;
    final String question;
    final String parameter;

    ParentType(String permission, String question, String parameter) {
        this.permission = permission;
        this.question = question;
        this.parameter = parameter;
    }
}
