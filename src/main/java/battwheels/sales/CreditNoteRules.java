package battwheels.sales;

import battwheels.gst.Assessment;
import battwheels.gst.HsnSac;
import battwheels.gst.Supply;
import battwheels.platform.money.Money;
import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import battwheels.platform.shape.Faults;
import battwheels.sales.Invoice.CreditClaim;
import battwheels.sales.InvoiceState.Issued;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what a body is as a credit note, and what it claims of its invoice: pure. */
final class CreditNoteRules {
    private static final int REASON = 400;
    private static final int NOTES = 2_000;
    private static final int CLAIMS_MAX = 100;

    private CreditNoteRules() {}

    static Faults check(CreditNoteForm form, @Nullable Invoice invoice, LocalDate today) {
        @Nullable LocalDate day = form.creditNoteDate();
        return new Faults()
                .require(invoice != null, "original_invoice_id", "must be the id of an invoice of this organization")
                .needed("reason", form.reason(), REASON)
                .text("notes", form.notes(), NOTES)
                .require(day == null || !day.isAfter(today), "credit_note_date", "must not be after today")
                .require(
                        day == null
                                || invoice == null
                                || !day.isBefore(invoice.content().invoiceDate()),
                        "credit_note_date",
                        "must not be before the invoice's")
                .require(form.lineItems() != null && !form.lineItems().isEmpty(), "line_items", "must be one at least")
                .<LineForm>each("line_items", form.lineItems(), DraftRules.LINES_MAX, LineForm::check);
    }

    /** The note that a faultless body is: taxed as its invoice was. */
    static CreditNote written(
            String id, CreditNoteForm form, Invoice invoice, String lineIds, String by, LocalDate today, Instant now) {
        InvoiceContent content = invoice.content();
        String supplier = Objects.requireNonNull(content.supplierState());
        String place = Objects.requireNonNull(content.placeOfSupply());
        List<DocumentLine> lines = new ArrayList<>();
        for (LineForm line : Objects.requireNonNullElse(form.lineItems(), List.<LineForm>of())) {
            lines.add(line(String.format(Locale.ROOT, "%s%03d", lineIds, lines.size() + 1), line));
        }
        Assessment assessment = Assessment.of(
                new Supply(supplier, place, content.reverseCharge(), content.isInclusiveTax()),
                lines.stream().map(DocumentLine::priced).toList(),
                Assessment.Header.PLAIN);
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, lines.get(i).assessed(assessment.lines().get(i)));
        }
        return new CreditNote(
                id,
                null,
                invoice.invoiceId(),
                String.valueOf(invoice.number()),
                content.invoiceDate(),
                content.buyer(),
                place,
                supplier,
                content.reverseCharge(),
                form.creditNoteDate() == null ? today : form.creditNoteDate(),
                String.valueOf(form.reason()).strip(),
                DraftRules.text(form.notes(), null),
                lines,
                assessment.totals(),
                by,
                now);
    }

    private static DocumentLine line(String id, LineForm form) {
        HsnSac code = HsnSac.of(String.valueOf(form.hsnSacCode()));
        return new DocumentLine(
                id,
                form.type(),
                form.itemId(),
                String.valueOf(form.name()).strip(),
                DraftRules.text(form.description(), null),
                code,
                form.count(),
                DraftRules.text(form.unit(), null),
                Objects.requireNonNull(form.rate()),
                form.discount(),
                form.tax(),
                form.percentage(),
                DraftRules.usualAccount(code),
                PayerDecision.CUSTOMER,
                DocumentLine.UNASSESSED);
    }

    /** Sets aside what the note takes of its invoice, so that all notes together never take more than all of it. */
    static Change<Invoice> claimed(Invoice invoice, CreditNote note, long untilMs, LocalDate today, Instant now) {
        if (!(invoice.state() instanceof Issued)) {
            return new Change.Refuse<>(InvoiceRules.illegalMove(invoice, today, "credited"));
        }
        List<CreditClaim> live = new ArrayList<>(invoice.creditNotes().stream()
                .filter(claim -> claim.isLive(now))
                .filter(claim -> !claim.creditNoteId().equals(note.creditNoteId()))
                .toList());
        Money taken = live.stream().map(CreditClaim::amount).reduce(Money.ZERO, Money::plus);
        Money left = invoice.content().totals().grandTotal().minus(taken);
        Money asked = note.totals().grandTotal();
        if (asked.compareTo(left) > 0 || live.size() >= CLAIMS_MAX) {
            return new Change.Refuse<>(Problem.of(
                            ProblemCode.BALANCE_EXCEEDED,
                            "Only " + left + " of this invoice is not taken back by credit notes.")
                    .with("document_id", invoice.invoiceId())
                    .with("balance_due", left));
        }
        live.add(new CreditClaim(note.creditNoteId(), asked, untilMs));
        return new Change.To<>(invoice.claimed(live, now), List.of());
    }

    /** The note stands: so does its claim. */
    static Change<Invoice> confirmed(Invoice invoice, String creditNoteId, Instant now) {
        List<CreditClaim> after = invoice.creditNotes().stream()
                .map(claim -> claim.creditNoteId().equals(creditNoteId) ? claim.confirmed() : claim)
                .toList();
        return after.equals(invoice.creditNotes())
                ? new Change.Keep<>()
                : new Change.To<>(invoice.claimed(after, now), List.of());
    }

    static Change<Invoice> released(Invoice invoice, String creditNoteId, Instant now) {
        List<CreditClaim> after = invoice.creditNotes().stream()
                .filter(claim -> !claim.creditNoteId().equals(creditNoteId))
                .toList();
        return new Change.To<>(invoice.claimed(after, now), List.of());
    }
}
