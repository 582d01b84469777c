package battwheels.sales;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A credit note as a body gives it. */
record CreditNoteForm(
        @Nullable String originalInvoiceId,
        @Nullable String reason,
        @Nullable List<LineForm> lineItems,
        @Nullable String notes,
        @Nullable LocalDate creditNoteDate) {}
