package battwheels.sales;

import battwheels.ledger.OpenItem;
import battwheels.platform.money.Money;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note as readers see it.
 *
 * @param creditAmount what of it was paid already when it was issued, and so is owed to the customer
 * @param unusedAmount what of that is left
 * @param gstTreatment {@code cgst_sgst} or {@code igst}
 */
record CreditNoteView(
        String creditNoteId,
        @Nullable String creditNoteNumber,
        String status,
        String originalInvoiceId,
        String originalInvoiceNumber,
        @JsonUnwrapped Buyer buyer,
        LocalDate creditNoteDate,
        String reason,
        @Nullable String notes,
        String placeOfSupply,
        String gstTreatment,
        List<LineView> lineItems,
        Money subtotal,
        Money cgstAmount,
        Money sgstAmount,
        Money igstAmount,
        Money total,
        Money creditAmount,
        Money unusedAmount,
        @Nullable String entryId,
        String createdBy,
        Instant createdAt) {

    static CreditNoteView of(CreditNote note, @Nullable OpenItem credit) {
        return new CreditNoteView(
                note.creditNoteId(),
                note.entry() == null ? null : note.entry().number(),
                "issued",
                note.invoiceId(),
                note.invoiceNumber(),
                note.buyer(),
                note.creditNoteDate(),
                note.reason(),
                note.notes(),
                note.placeOfSupply(),
                note.placeOfSupply().equals(note.supplierState()) ? "cgst_sgst" : "igst",
                note.lines().stream().map(LineView::of).toList(),
                note.totals().taxableAmount(),
                note.totals().cgstTotal(),
                note.totals().sgstTotal(),
                note.totals().igstTotal(),
                note.totals().grandTotal(),
                credit == null ? Money.ZERO : credit.opened(),
                credit == null ? Money.ZERO : credit.balance(),
                note.entry() == null ? null : note.entry().entryId(),
                note.createdBy(),
                note.createdAt());
    }
}
