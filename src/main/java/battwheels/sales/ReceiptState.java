package battwheels.sales;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Optional;

/** Where a receipt stands: recording, recorded, cancelling, cancelled, in this order and no other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReceiptState.Recording.class, name = "recording"),
    @JsonSubTypes.Type(value = ReceiptState.Recorded.class, name = "recorded"),
    @JsonSubTypes.Type(value = ReceiptState.Cancelling.class, name = "cancelling"),
    @JsonSubTypes.Type(value = ReceiptState.Cancelled.class, name = "cancelled")
})
public sealed interface ReceiptState {
    /** Not there to any reader yet. */
    record Recording() implements ReceiptState {
        Recorded recorded(Booked entry) {
            return new Recorded(entry);
        }
    }

    record Recorded(Booked receipt) implements ReceiptState {
        Cancelling cancelling(LocalDate date, Attempts attempts) {
            return new Cancelling(receipt, date, attempts);
        }
    }

    /** As recorded to all readers; the entry that takes it back is being posted. */
    record Cancelling(Booked receipt, LocalDate date, Attempts attempts) implements ReceiptState {
        Cancelled cancelled(Booked entry) {
            return new Cancelled(receipt, entry);
        }

        Recorded refused() {
            return new Recorded(receipt);
        }
    }

    record Cancelled(Booked receipt, Booked entry) implements ReceiptState {}

    /** The entry that recorded it. */
    default Optional<Booked> recordedBy() {
        return switch (this) {
            case Recording recording -> Optional.empty();
            case Recorded(Booked receipt) -> Optional.of(receipt);
            case Cancelling cancelling -> Optional.of(cancelling.receipt());
            case Cancelled cancelled -> Optional.of(cancelled.receipt());
        };
    }
}
