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
import battwheels.sales.DocumentLine;
import battwheels.sales.Invoice;
import battwheels.sales.InvoiceContent;
import battwheels.sales.Settlement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What an invoice posts. */
public record InvoicePosting(Invoice invoice) {
    public static final String TYPE = "invoice";

    /** The customer owes the grand total; income, what is given off it, and tax each have their account. */
    public PostingRequest issued(List<StockCost> costs) {
        InvoiceContent content = invoice.content();
        List<PostingLine> lines = new ArrayList<>();
        Money owed = content.totals().grandTotal();
        if (owed.paise() > 0) {
            lines.add(PostingLine.debit(SystemAccount.RECEIVABLE, owed)
                    .moving(
                            customer(),
                            new ItemMovement(invoice.invoiceId(), TYPE, Movement.OPENED, content.dueDate())));
        }
        lines.addAll(sums(costs).lines(false));
        return PostingRequest.of(
                source("issued"),
                EntryType.SALES,
                content.invoiceDate(),
                "Invoice to " + content.buyer().customerName(),
                lines);
    }

    /** What stands beside the receivable. */
    private Sums sums(List<StockCost> costs) {
        InvoiceContent content = invoice.content();
        Sums sums = new Sums();
        for (DocumentLine line : content.lines()) {
            Revenue revenue = Revenue.of(line, content.isInclusiveTax());
            sums.credit(line.account(), revenue.earned());
            sums.debit(Revenue.bornBy(line.paidBy().payer()), revenue.given());
        }
        Totals totals = content.totals();
        if (!content.reverseCharge()) {
            sums.credit(SystemAccount.OUTPUT_CGST, totals.cgstTotal())
                    .credit(SystemAccount.OUTPUT_SGST, totals.sgstTotal())
                    .credit(SystemAccount.OUTPUT_IGST, totals.igstTotal());
        }
        sums.credit(SystemAccount.SHIPPING_INCOME, totals.shippingCharge());
        Money adjustment = totals.adjustment();
        sums.credit(adjustment.isNegative() ? SystemAccount.DISCOUNT_ALLOWED : SystemAccount.OTHER_INCOME, adjustment);
        sums.credit(SystemAccount.ROUND_OFF, totals.roundOff());
        for (StockCost cost : costs) {
            sums.debit(SystemAccount.COST_OF_GOODS, cost.cost()).credit(SystemAccount.INVENTORY, cost.cost());
        }
        return sums;
    }

    /**
     * Takes the whole invoice back: nothing is owed any more, what was paid is the customer's, what was written off is no
     * loss. Holds only for the settlement it was made from.
     *
     * @param issueEntryId the entry that it takes back
     */
    public PostingRequest voided(
            String issueEntryId, Settlement settled, LocalDate date, String reason, List<StockCost> costs) {
        List<PostingLine> lines = new ArrayList<>(sums(costs).lines(true));
        if (settled.balance().paise() > 0) {
            lines.add(PostingLine.credit(SystemAccount.RECEIVABLE, settled.balance())
                    .moving(customer(), ItemMovement.of(invoice.invoiceId(), TYPE, Movement.VOIDED)));
        }
        Money given = settled.paid().plus(settled.credited());
        if (given.paise() > 0) {
            lines.add(PostingLine.credit(SystemAccount.CUSTOMER_ADVANCES, given)
                    .moving(customer(), ItemMovement.of(invoice.invoiceId(), TYPE, Movement.OPENED)));
        }
        if (settled.writtenOff().paise() > 0) {
            lines.add(PostingLine.credit(SystemAccount.BAD_DEBT, settled.writtenOff()));
        }
        return PostingRequest.of(source("voided"), EntryType.SALES, date, "Void: " + reason, lines)
                .expecting(new ExpectedBalance(SystemAccount.RECEIVABLE.code(), invoice.invoiceId(), settled.balance()))
                .reversing(issueEntryId);
    }

    /**
     * What will not be paid becomes a loss.
     *
     * @param writeOffId tells this write-off from others of the invoice
     */
    public PostingRequest writtenOff(String writeOffId, Money amount, LocalDate date, String reason) {
        return PostingRequest.of(
                source("written_off:" + writeOffId),
                EntryType.ADJUSTMENT,
                date,
                "Written off: " + reason,
                List.of(
                        PostingLine.debit(SystemAccount.BAD_DEBT, amount),
                        PostingLine.credit(SystemAccount.RECEIVABLE, amount)
                                .moving(customer(), ItemMovement.of(invoice.invoiceId(), TYPE, Movement.WRITTEN_OFF))));
    }

    private String customer() {
        return invoice.content().buyer().customerId();
    }

    private Source source(String what) {
        return Source.of(TYPE, invoice.invoiceId(), what);
    }
}
