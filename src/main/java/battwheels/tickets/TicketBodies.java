package battwheels.tickets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the flat bodies of tickets into their groups: each group takes its own members out of the whole. (Unwrapped
 * record components would do the same, but stumble over an unknown member that happens to be called like a group.)
 */
final class TicketBodies {
    private TicketBodies() {}

    static final class OfCreate extends JsonDeserializer<CreateTicket> {
        @Override
        public CreateTicket deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode body = context.readTree(in);
            return new CreateTicket(
                    context.readTreeAsValue(body, TicketForm.class),
                    context.readTreeAsValue(body, TicketVehicle.class),
                    context.readTreeAsValue(body, TicketCustomer.class),
                    context.readTreeAsValue(body, Costs.class));
        }
    }

    static final class OfChange extends JsonDeserializer<ChangeTicket> {
        private record Move(
                @Nullable TicketState status, @Nullable String assignedTechnicianId) {}

        @Override
        public ChangeTicket deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode body = context.readTree(in);
            Move move = context.readTreeAsValue(body, Move.class);
            return new ChangeTicket(
                    context.readTreeAsValue(body, TicketForm.class),
                    context.readTreeAsValue(body, TicketVehicle.class),
                    context.readTreeAsValue(body, TicketCustomer.class),
                    context.readTreeAsValue(body, Costs.class),
                    context.readTreeAsValue(body, Resolution.class),
                    move.status(),
                    move.assignedTechnicianId());
        }
    }
}
