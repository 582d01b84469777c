package battwheels.evfi.card;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to failure cards. A record's components are the event's data; {@code type()} is not part of them. */
public final class CardEvents {
    private CardEvents() {}

    public sealed interface CardEvent {
        String type();

        String failureId();
    }

    public record CardCreated(
            String failureId,
            String title,
            Subsystem subsystem,
            CardStatus status,
            String createdBy,
            @Nullable String sourceTicketId)
            implements CardEvent {
        @Override
        public String type() {
            return "failure_card.created";
        }
    }

    /** Fields changed, by their names on the wire. */
    public record CardUpdated(String failureId, List<String> changes, String updatedBy) implements CardEvent {
        @Override
        public String type() {
            return "failure_card.updated";
        }
    }

    public record CardSubmitted(String failureId, String submittedBy) implements CardEvent {
        @Override
        public String type() {
            return "failure_card.submitted";
        }
    }

    /** Back from review to the author. */
    public record CardReturned(
            String failureId, String returnedBy, @Nullable String reason) implements CardEvent {
        @Override
        public String type() {
            return "failure_card.returned";
        }
    }

    public record CardApproved(String failureId, String approvedBy, BigDecimal newConfidence) implements CardEvent {
        @Override
        public String type() {
            return "failure_card.approved";
        }
    }

    public record CardDeprecated(
            String failureId, String deprecatedBy, @Nullable String reason) implements CardEvent {
        @Override
        public String type() {
            return "failure_card.deprecated";
        }
    }

    public record CardArchived(String failureId, String archivedBy) implements CardEvent {
        @Override
        public String type() {
            return "failure_card.archived";
        }
    }

    /** Every event after which a card is found otherwise than before. */
    public static final List<String> TYPES = List.of(
            "failure_card.created",
            "failure_card.updated",
            "failure_card.submitted",
            "failure_card.returned",
            "failure_card.approved",
            "failure_card.deprecated",
            "failure_card.archived");
}
