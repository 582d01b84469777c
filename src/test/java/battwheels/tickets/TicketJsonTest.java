package battwheels.tickets;

import static battwheels.tickets.TicketDesk.ASHA;
import static battwheels.tickets.TicketDesk.NOON;
import static battwheels.tickets.TicketDesk.saved;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.json.WireJson;
import battwheels.platform.money.Money;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketJsonTest {
    private static final JsonMapper BODIES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> FIELDS = List.of("""
            ticket_id status title description category issue_type priority ticket_type
            incident_location symptoms error_codes_reported suggested_failure_cards attachments_count
            vehicle_id vehicle_type vehicle_category vehicle_make vehicle_model vehicle_number
            vehicle_year customer_id customer_name customer_type customer_email contact_number
            assigned_technician_id assigned_technician_name work_started_at work_completed_at
            work_summary parts_used labor_hours estimated_cost actual_cost parts_cost labor_cost
            resolution resolution_notes resolution_outcome confirmed_fault selected_failure_card
            sla_started_at first_response_at sla_running_since sla_used_ms sla_response_hours
            sla_response_due_at sla_response_warn_at sla_response_warned sla_response_breached
            sla_response_breached_at sla_resolution_hours sla_resolution_due_at sla_resolution_warn_at
            sla_resolution_warned sla_resolution_breached sla_resolution_breached_at status_history
            created_by created_at updated_at resolved_at closed_at
            """.strip().split("\\s+"));

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return WireJson.read(BODIES.readTree(json), type);
    }

    @Test
    void aTicketIsFlatAndHasEveryFieldAlways() {
        JsonNode json = WireJson.tree(TicketDesk.open());

        assertThat(json.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(json.get("status").asText()).isEqualTo("open");
        assertThat(json.get("customer_id").isNull()).isTrue();
        assertThat(json.get("created_at").asText()).isEqualTo("2026-04-01T12:00:00.000Z");
        assertThat(json.get("status_history").get(0).fieldNames())
                .toIterable()
                .containsExactly("status", "timestamp", "updated_by", "notes");
    }

    @ParameterizedTest
    @EnumSource
    void aTicketComesBackAsItWas(TicketState state) {
        Ticket ticket = TicketDesk.in(state);

        assertThat(WireJson.read(WireJson.tree(ticket), Ticket.class)).isEqualTo(ticket);
    }

    @Test
    void aDocumentKeepsPaiseAndExactQuantities() throws Exception {
        CreateTicket priced = read("{\"title\": \"a\", \"estimated_cost\": 1234.5}", CreateTicket.class);
        CompleteWork report = read("{\"work_summary\": \"b\", \"labor_hours\": 1.25}", CompleteWork.class);
        Ticket started = saved(TicketRules.startWork(
                saved(TicketRules.create("tkt_1", priced, ASHA, NOON)), StartWork.silent(), ASHA, NOON));
        Ticket ticket = saved(TicketRules.completeWork(started, report, ASHA, NOON));

        JsonObject document = DocumentJson.document(ticket);

        assertThat(document.getLong("estimated_cost")).isEqualTo(123_450L);
        assertThat(document.getString("status")).isEqualTo("work_completed");
        assertThat(DocumentJson.read(document, Ticket.class)).isEqualTo(ticket);
    }

    @Test
    void aNewTicketIsReadFromItsBody() throws Exception {
        CreateTicket command = read("""
                {"title": "Does not charge", "priority": "high", "ticket_type": "onsite",
                 "vehicle_make": "Ather", "vehicle_year": 2024, "customer_id": "con_1",
                 "error_codes_reported": ["P0A0F"], "estimated_cost": 90071992547.41}
                """, CreateTicket.class);

        Ticket ticket = saved(TicketRules.create("tkt_1", command, ASHA, NOON));

        assertThat(ticket.complaint().priority()).isEqualTo(Priority.HIGH);
        assertThat(ticket.vehicle().vehicleMake()).isEqualTo("Ather");
        assertThat(ticket.vehicle().vehicleYear()).isEqualTo(2024);
        assertThat(ticket.customer().customerId()).isEqualTo("con_1");
        assertThat(ticket.costs().estimatedCost()).isEqualTo(new Money(9_007_199_254_741L));
    }

    @Test
    void aChangeIsReadFromItsBodyWithTheOldNamesOfStates() throws Exception {
        ChangeTicket command = read(
                "{\"status\": \"work_in_progress\", \"assigned_technician_id\": \"usr_1\", \"actual_cost\": 10.5}",
                ChangeTicket.class);

        assertThat(command.status()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(command.assignedTechnicianId()).isEqualTo("usr_1");
        assertThat(command.costs().actualCost()).isEqualTo(new Money(1050));
        assertThat(command.form()).isEqualTo(TicketForm.empty());
    }

    @Test
    void membersNobodyKnowsAreIgnoredWhateverTheyAreCalled() throws Exception {
        String unknown =
                "{\"title\": \"a\", \"form\": 1, \"vehicle\": \"x\", \"customer\": [], \"costs\": true, \"cure\": {}}";

        assertThat(read(unknown, CreateTicket.class)).isEqualTo(CreateTicket.titled("a"));
        assertThat(read(unknown, ChangeTicket.class).vehicle()).isEqualTo(TicketVehicle.NONE);
        assertThat(read("{\"cure\": 1, \"resolution\": \"b\"}", CloseTicket.class))
                .isEqualTo(CloseTicket.with("b"));
    }

    @Test
    void partsAreNamesOrObjects() throws Exception {
        CompleteWork command = read("""
                {"work_summary": "done", "labor_hours": 1.25,
                 "parts_used": ["Fuse", {"item_id": "itm_1", "quantity": 2}]}
                """, CompleteWork.class);

        assertThat(command.laborHours()).isEqualByComparingTo("1.25");
        assertThat(command.partsUsed())
                .containsExactly(
                        new PartUsed(null, "Fuse", BigDecimal.ONE), new PartUsed("itm_1", null, BigDecimal.TWO));
    }

    @Test
    void eventsAreTheirOwnData() {
        TicketEvents.TicketEvent event = new TicketEvents.TicketStatusChanged(
                "tkt_1", TicketState.OPEN, TicketState.CLOSED, "usr_1", null, null);

        assertThat(WireJson.tree(event).toString())
                .isEqualTo("{\"ticket_id\":\"tkt_1\",\"old_status\":\"open\",\"new_status\":\"closed\","
                        + "\"updated_by\":\"usr_1\",\"vehicle_id\":null,\"notes\":null}");
    }
}
