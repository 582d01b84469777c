package battwheels.tickets;

import battwheels.platform.outbox.Times;
import battwheels.platform.search.SearchWords;
import battwheels.tickets.sla.TicketSla;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what tickets are found and sorted: the fields kept beside each. Stores have no collation to rely on. */
final class TicketSearch {
    /** Sort fields of the contract and the document fields that give their order. */
    static final Map<String, String> ORDER = Map.of(
            "priority", "priority_rank",
            "status", "status_rank",
            "title", "title_folded",
            "due_at", "due_rank");

    /** Behind every instant. */
    private static final String NEVER = "~";

    private TicketSearch() {}

    static Map<String, Object> folded(Ticket ticket) {
        Complaint complaint = ticket.complaint();
        Map<String, Object> fields = new HashMap<>();
        fields.put("priority_rank", complaint.priority().ordinal());
        fields.put("status_rank", ticket.status().ordinal());
        fields.put("title_folded", complaint.title().toLowerCase(Locale.ROOT));
        Instant due = due(ticket);
        fields.put("due_rank", due == null ? NEVER : Times.text(due));
        fields.put(SearchWords.FIELD, SearchWords.of(texts(ticket)));
        return fields;
    }

    /** What is short and telling first: a long description is kept by its beginning. */
    private static Stream<@Nullable String> texts(Ticket ticket) {
        Complaint complaint = ticket.complaint();
        TicketVehicle vehicle = ticket.vehicle();
        TicketCustomer customer = ticket.customer();
        Stream<@Nullable String> names = Stream.of(
                complaint.title(),
                customer.customerName(),
                customer.customerEmail(),
                vehicle.vehicleNumber(),
                plate(vehicle.vehicleNumber()),
                vehicle.vehicleMake(),
                vehicle.vehicleModel(),
                complaint.category(),
                complaint.issueType(),
                ticket.technician().name());
        Stream<String> lists =
                Stream.of(complaint.errorCodesReported(), complaint.symptoms()).flatMap(list -> list.stream());
        return Stream.of(
                        names, SearchWords.dialled(customer.contactNumber()), lists, Stream.of(complaint.description()))
                .flatMap(each -> each);
    }

    private static @Nullable String plate(@Nullable String number) {
        return number == null ? null : number.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The next promise to be kept; null when none runs. */
    static @Nullable Instant due(Ticket ticket) {
        TicketSla sla = ticket.sla();
        boolean answered = sla.firstResponseAt() != null;
        Instant response = answered ? null : sla.responseTarget().dueAt();
        Instant resolution =
                sla.runningSince() == null ? null : sla.resolutionTarget().dueAt();
        if (response == null || resolution == null) {
            return response == null ? resolution : response;
        }
        return response.isBefore(resolution) ? response : resolution;
    }
}
