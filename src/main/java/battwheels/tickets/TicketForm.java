package battwheels.tickets;

import battwheels.platform.shape.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a complaint as a request gives them; null is "not given". */
public record TicketForm(
        @Nullable String title,
        @Nullable String description,
        @Nullable String category,
        @Nullable String issueType,
        @Nullable Priority priority,
        @Nullable TicketType ticketType,
        @Nullable String incidentLocation,
        @Nullable List<String> symptoms,
        @Nullable List<String> errorCodesReported,
        @Nullable List<String> suggestedFailureCards,
        @Nullable Integer attachmentsCount) {

    static final int TITLE_MAX = 200;
    static final int DESCRIPTION_MAX = 10_000;
    static final int LIST_MAX = 50;

    public static TicketForm titled(String title) {
        return new TicketForm(title, null, null, null, null, null, null, null, null, null, null);
    }

    public static TicketForm empty() {
        return new TicketForm(null, null, null, null, null, null, null, null, null, null, null);
    }

    void check(Faults faults) {
        faults.keptOrNeeded("title", title, TITLE_MAX)
                .text("description", description, DESCRIPTION_MAX)
                .text("category", category, 100)
                .text("issue_type", issueType, 100)
                .text("incident_location", incidentLocation, 500)
                .texts("symptoms", symptoms, LIST_MAX, 200)
                .texts("error_codes_reported", errorCodesReported, LIST_MAX, 50)
                .texts("suggested_failure_cards", suggestedFailureCards, LIST_MAX, 64)
                .range("attachments_count", attachmentsCount, 0, 1_000);
    }
}
