package battwheels.sales;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an invoice stands, with what belongs to that alone. Draft, issuing, issued, voiding, void: in this order and no
 * other; issuing and voiding fall back when the book refuses. Whether an issued one is paid is not a state but a balance.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InvoiceState.Draft.class, name = "draft"),
    @JsonSubTypes.Type(value = InvoiceState.Issuing.class, name = "issuing"),
    @JsonSubTypes.Type(value = InvoiceState.Issued.class, name = "issued"),
    @JsonSubTypes.Type(value = InvoiceState.Voiding.class, name = "voiding"),
    @JsonSubTypes.Type(value = InvoiceState.Voided.class, name = "void")
})
public sealed interface InvoiceState {
    record Draft() implements InvoiceState {
        Issuing issuing(Attempts attempts) {
            return new Issuing(attempts);
        }
    }

    /** As a draft to all readers, but frozen: what it says is being posted. */
    record Issuing(Attempts attempts) implements InvoiceState {
        Issued issued(Booked entry) {
            return new Issued(entry);
        }

        Draft refused() {
            return new Draft();
        }
    }

    record Issued(Booked issue) implements InvoiceState {
        Voiding voiding(String reason, LocalDate date, Attempts attempts) {
            return new Voiding(issue, reason, date, attempts);
        }
    }

    /** As issued to all readers; the entry that takes it back is being posted. */
    record Voiding(Booked issue, String reason, LocalDate date, Attempts attempts) implements InvoiceState {
        Voided voided(Booked entry) {
            return new Voided(issue, reason, entry);
        }

        Issued refused() {
            return new Issued(issue);
        }
    }

    record Voided(Booked issue, String reason, Booked entry) implements InvoiceState {}

    /** The entry that issued it. */
    default Optional<Booked> issuedBy() {
        return switch (this) {
            case Draft draft -> Optional.empty();
            case Issuing issuing -> Optional.empty();
            case Issued(Booked issue) -> Optional.of(issue);
            case Voiding voiding -> Optional.of(voiding.issue());
            case Voided voided -> Optional.of(voided.issue());
        };
    }
}
