package battwheels.tickets;

import battwheels.platform.shape.Edits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with the vehicle, in the words of customer and counter. */
public record Complaint(
        String title,
        @Nullable String description,
        @Nullable String category,
        @Nullable String issueType,
        Priority priority,
        TicketType ticketType,
        @Nullable String incidentLocation,
        List<String> symptoms,
        List<String> errorCodesReported,
        List<String> suggestedFailureCards,
        int attachmentsCount) {

    public Complaint {
        symptoms = List.copyOf(symptoms);
        errorCodesReported = List.copyOf(errorCodesReported);
        suggestedFailureCards = List.copyOf(suggestedFailureCards);
    }

    /** A checked form of a new ticket; what it leaves out is filled in. */
    static Complaint of(TicketForm form, TicketType usualType) {
        Complaint blank = new Complaint(
                Objects.requireNonNull(form.title()).strip(),
                null,
                null,
                null,
                Priority.MEDIUM,
                usualType,
                null,
                List.of(),
                List.of(),
                List.of(),
                0);
        return blank.edited(new Edits(), form);
    }

    Complaint edited(Edits edits, TicketForm form) {
        return new Complaint(
                edits.kept(
                        "title",
                        title,
                        form.title() == null ? null : form.title().strip()),
                edits.text("description", description, form.description()),
                edits.text("category", category, form.category()),
                edits.text("issue_type", issueType, form.issueType()),
                edits.kept("priority", priority, form.priority()),
                edits.kept("ticket_type", ticketType, form.ticketType()),
                edits.text("incident_location", incidentLocation, form.incidentLocation()),
                edits.kept("symptoms", symptoms, form.symptoms()),
                edits.kept("error_codes_reported", errorCodesReported, form.errorCodesReported()),
                edits.kept("suggested_failure_cards", suggestedFailureCards, form.suggestedFailureCards()),
                edits.kept("attachments_count", attachmentsCount, form.attachmentsCount()));
    }
}
