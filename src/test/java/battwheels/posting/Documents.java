package battwheels.posting;

import battwheels.gst.AssessedLine;
import battwheels.gst.Discount;
import battwheels.gst.DiscountType;
import battwheels.gst.HsnSac;
import battwheels.gst.Tax;
import battwheels.gst.TaxType;
import battwheels.gst.Totals;
import battwheels.ledger.PostingLine;
import battwheels.ledger.PostingRequest;
import battwheels.platform.money.Money;
import battwheels.sales.Allocation;
import battwheels.sales.Buyer;
import battwheels.sales.CreditNote;
import battwheels.sales.DocumentLine;
import battwheels.sales.Invoice;
import battwheels.sales.InvoiceContent;
import battwheels.sales.InvoiceState;
import battwheels.sales.Origin;
import battwheels.sales.Payer;
import battwheels.sales.PayerDecision;
import battwheels.sales.PaymentMode;
import battwheels.sales.Receipt;
import battwheels.sales.ReceiptState;
import battwheels.sales.Settlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Documents to post, and entries told by account: debit positive. */
final class Documents {
    static final String KARNATAKA = "29";
    static final String DELHI = "07";
    static final LocalDate DAY = LocalDate.of(2026, 4, 10);
    static final Buyer BUYER = new Buyer("con_1", "Asha Motors", null, null, null, null);

    private static final Instant NOW = Instant.parse("2026-04-10T10:00:00Z");
    private static final AssessedLine UNKNOWN =
            new AssessedLine(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Tax.NONE, BigDecimal.ZERO, Money.ZERO);
    private static final Totals NONE = new Totals(
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO);

    private Documents() {}

    static Money rupees(String amount) {
        return Money.ofRupees(new BigDecimal(amount));
    }

    static DocumentLine line(String code, String quantity, String rate, Discount discount, String tax, Payer payer) {
        HsnSac hsn = HsnSac.of(code);
        return new DocumentLine(
                "li_1",
                null,
                null,
                "Work",
                null,
                hsn,
                new BigDecimal(quantity),
                null,
                new BigDecimal(rate),
                discount,
                TaxType.GST,
                new BigDecimal(tax),
                hsn.isService() ? "4200" : "4100",
                new PayerDecision(payer, "manual", List.of()),
                UNKNOWN);
    }

    static DocumentLine part(String quantity, String rate) {
        return line("8507", quantity, rate, Discount.NONE, "18", Payer.CUSTOMER);
    }

    static DocumentLine labour(String rate) {
        return line("998714", "1", rate, Discount.NONE, "18", Payer.CUSTOMER);
    }

    static Discount per(String percentage) {
        return new Discount(DiscountType.PERCENTAGE, new BigDecimal(percentage));
    }

    /** What stands beside the lines of an invoice. */
    record Header(
            String place,
            boolean inclusive,
            boolean reverseCharge,
            Discount discount,
            Money shipping,
            Money adjustment,
            boolean roundsOff) {
        static final Header PLAIN = new Header(KARNATAKA, false, false, Discount.NONE, Money.ZERO, Money.ZERO, false);
    }

    static InvoicePosting invoice(Header header, DocumentLine... lines) {
        return invoice(header, List.of(lines));
    }

    static InvoicePosting invoice(Header header, List<DocumentLine> lines) {
        InvoiceContent content = new InvoiceContent(
                        BUYER,
                        null,
                        DAY,
                        DAY.plusDays(30),
                        30,
                        header.place(),
                        KARNATAKA,
                        header.inclusive(),
                        header.reverseCharge(),
                        lines,
                        header.discount(),
                        header.shipping(),
                        header.adjustment(),
                        header.roundsOff(),
                        NONE,
                        null,
                        null)
                .assessed();
        return new InvoicePosting(new Invoice(
                "inv_1",
                new InvoiceState.Draft(),
                content,
                Settlement.NONE,
                List.of(),
                Origin.NONE,
                null,
                "user_1",
                NOW,
                NOW));
    }

    static CreditNotePosting creditNote(InvoicePosting of) {
        InvoiceContent content = of.invoice().content();
        return new CreditNotePosting(new CreditNote(
                "cn_1",
                null,
                "inv_1",
                "INV-26-27-00001",
                DAY,
                BUYER,
                KARNATAKA,
                KARNATAKA,
                content.reverseCharge(),
                DAY.plusDays(1),
                "Returned",
                null,
                content.lines(),
                content.totals(),
                "user_1",
                NOW));
    }

    static ReceiptPosting receipt(String amount, String charges, String tds, Allocation... allocations) {
        return new ReceiptPosting(new Receipt(
                "pay_1",
                new ReceiptState.Recording(),
                "con_1",
                "Asha Motors",
                DAY,
                rupees(amount),
                rupees(charges),
                rupees(tds),
                PaymentMode.UPI,
                "1200",
                null,
                null,
                false,
                List.of(allocations),
                "user_1",
                NOW,
                NOW));
    }

    /** Account to amount, debit positive. */
    static Map<String, String> told(PostingRequest request) {
        Map<String, Money> sums = new TreeMap<>();
        for (PostingLine line : request.lines()) {
            sums.merge(line.account(), line.debit().minus(line.credit()), Money::plus);
        }
        Map<String, String> told = new TreeMap<>();
        sums.forEach((account, sum) -> told.put(account, sum.toString()));
        return told;
    }

    static long net(PostingRequest request) {
        return request.lines().stream()
                .mapToLong(line -> line.debit().paise() - line.credit().paise())
                .sum();
    }
}
