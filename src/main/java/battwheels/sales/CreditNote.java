package battwheels.sales;

import battwheels.gst.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an invoice is taken back. Taxed as the invoice was.
 *
 * @param entry where it stands in the book; null while it is being posted, when no reader sees it
 */
public record CreditNote(
        String creditNoteId,
        @Nullable Booked entry,
        String invoiceId,
        String invoiceNumber,
        LocalDate invoiceDate,
        Buyer buyer,
        String placeOfSupply,
        String supplierState,
        boolean reverseCharge,
        LocalDate creditNoteDate,
        String reason,
        @Nullable String notes,
        List<DocumentLine> lines,
        Totals totals,
        String createdBy,
        Instant createdAt) {
    public CreditNote {
        lines = List.copyOf(lines);
    }

    CreditNote booked(Booked posted) {
        return new CreditNote(
                creditNoteId,
                posted,
                invoiceId,
                invoiceNumber,
                invoiceDate,
                buyer,
                placeOfSupply,
                supplierState,
                reverseCharge,
                creditNoteDate,
                reason,
                notes,
                lines,
                totals,
                createdBy,
                createdAt);
    }
}
