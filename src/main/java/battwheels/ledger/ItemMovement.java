package battwheels.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The open item that a line on a control account moves. The item is that of (account, document): an invoice may have one
 * on {@code RECEIVABLE} and, void though paid, one on {@code CUSTOMER_ADVANCES}.
 *
 * @param documentId the document whose item it is, e.g. {@code inv_...}
 * @param documentType {@code invoice}, {@code payment}, {@code credit_note}, ...
 * @param movement {@code OPENED} exactly once, by the item's first line
 * @param dueDate of an opened item, for ageing; null: due at once
 */
public record ItemMovement(
        String documentId,
        String documentType,
        Movement movement,
        @Nullable LocalDate dueDate) {
    public static ItemMovement of(String documentId, String documentType, Movement movement) {
        return new ItemMovement(documentId, documentType, movement, null);
    }
}
