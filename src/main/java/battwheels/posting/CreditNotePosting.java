package battwheels.posting;

import battwheels.gst.Totals;
import battwheels.ledger.EntryType;
import battwheels.ledger.ExpectedBalance;
import battwheels.ledger.ItemMovement;
import battwheels.ledger.Movement;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.ledger.Source;
import battwheels.ledger.SystemAccount;
import battwheels.platform.money.Money;
import battwheels.sales.CreditNote;
import battwheels.sales.DocumentLine;
import java.util.ArrayList;
import java.util.List;

/** What a credit note posts. */
public record CreditNotePosting(CreditNote note) {
    public static final String TYPE = "credit_note";

    /**
     * Income and tax are taken back as the invoice gave them. It first settles what is open on the invoice; what was paid
     * already is owed to the customer. Holds only for that balance.
     */
    public PostingRequest issued(Money invoiceBalance) {
        Sums sums = new Sums();
        for (DocumentLine line : note.lines()) {
            sums.debit(line.account(), line.amounts().taxable());
        }
        Totals totals = note.totals();
        if (!note.reverseCharge()) {
            sums.debit(SystemAccount.OUTPUT_CGST, totals.cgstTotal())
                    .debit(SystemAccount.OUTPUT_SGST, totals.sgstTotal())
                    .debit(SystemAccount.OUTPUT_IGST, totals.igstTotal());
        }
        sums.credit(SystemAccount.ROUND_OFF, totals.roundOff());
        List<PostingLine> lines = new ArrayList<>(sums.lines(false));
        Money total = totals.grandTotal();
        Money settled = total.compareTo(invoiceBalance) <= 0 ? total : invoiceBalance;
        if (settled.paise() > 0) {
            lines.add(PostingLine.credit(SystemAccount.RECEIVABLE, settled)
                    .moving(
                            note.buyer().customerId(),
                            ItemMovement.of(note.invoiceId(), InvoicePosting.TYPE, Movement.CREDITED)));
        }
        Money owed = total.minus(settled);
        if (owed.paise() > 0) {
            lines.add(PostingLine.credit(SystemAccount.REFUND_PAYABLE, owed)
                    .moving(note.buyer().customerId(), ItemMovement.of(note.creditNoteId(), TYPE, Movement.OPENED)));
        }
        return PostingRequest.of(
                        Source.of(TYPE, note.creditNoteId(), "issued"),
                        EntryType.CREDIT_NOTE,
                        note.creditNoteDate(),
                        "Credit note for invoice " + note.invoiceNumber() + ": " + note.reason(),
                        lines)
                .expecting(new ExpectedBalance(SystemAccount.RECEIVABLE.code(), note.invoiceId(), invoiceBalance));
    }
}
