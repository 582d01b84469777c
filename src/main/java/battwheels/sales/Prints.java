package battwheels.sales;

import static battwheels.platform.print.PrintedDocument.written;

import battwheels.gst.AmountInWords;
import battwheels.gst.GstState;
import battwheels.gst.Tax;
import battwheels.gst.Totals;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.money.IndianFigures;
import battwheels.platform.money.Money;
import battwheels.platform.print.PrintedDocument;
import battwheels.platform.print.PrintedDocument.Block;
import battwheels.platform.print.PrintedDocument.Column;
import battwheels.platform.print.PrintedDocument.Fact;
import battwheels.platform.print.PrintedDocument.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands on documents of sale: pure. Invoices and credit notes have what rules 46 and 53 of the CGST Rules ask. */
final class Prints {

    private Prints() {}

    static PrintedDocument invoice(Invoice invoice, OrganizationCard issuer) {
        InvoiceContent content = invoice.content();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Invoice no.", invoice.number() == null ? "Draft" : invoice.number()));
        facts.add(new Fact("Date", written(content.invoiceDate())));
        facts.add(new Fact("Due date", written(content.dueDate())));
        facts.add(new Fact("Place of supply", state(content.placeOfSupply())));
        facts.add(new Fact("Reverse charge", content.reverseCharge() ? "Yes" : "No"));
        add(facts, "Reference", content.referenceNumber());
        boolean taxed = content.lines().stream().anyMatch(line -> line.taxType().bearsTax());
        return new PrintedDocument(
                taxed ? "Tax Invoice" : "Bill of Supply",
                mark(invoice),
                issuer.letterhead(),
                facts,
                List.of(buyer("Bill to", content.buyer())),
                List.of(lines(content.lines()), taxes(content.lines())),
                totals(content.totals(), content.reverseCharge()),
                new AmountInWords(content.totals().grandTotal()).text(),
                notes(invoice, issuer),
                signatory(issuer));
    }

    static String subject(Invoice invoice, OrganizationCard issuer) {
        return "Invoice " + invoice.number() + " from " + issuer.name();
    }

    /** What the mail says that brings the invoice. */
    static String letter(Invoice invoice, OrganizationCard issuer, @Nullable String message) {
        InvoiceContent content = invoice.content();
        String words = message == null || message.isBlank() ? "" : message + "\n\n";
        return "Dear " + content.buyer().customerName() + ",\n\n" + words + "Please find attached invoice "
                + invoice.number() + " of " + written(content.invoiceDate()) + " for ₹ "
                + figures(content.totals().grandTotal()) + ", due on " + written(content.dueDate())
                + ". Open on it is ₹ "
                + figures(invoice.settlement().balance()) + ".\n\n" + issuer.name() + "\n";
    }

    static PrintedDocument estimate(Estimate estimate, OrganizationCard issuer) {
        InvoiceContent content = estimate.content();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Estimate no.", Objects.requireNonNullElse(estimate.number(), "")));
        facts.add(new Fact("Date", written(content.invoiceDate())));
        facts.add(new Fact("Valid until", written(content.dueDate())));
        facts.add(new Fact("Place of supply", state(content.placeOfSupply())));
        add(facts, "Reference", content.referenceNumber());
        if (estimate.ticket() != null) {
            facts.add(new Fact("Version", String.valueOf(estimate.revision())));
            add(
                    facts,
                    "Vehicle",
                    join(
                            ", ",
                            estimate.ticket().vehicleNumber(),
                            estimate.ticket().vehicleModel()));
        }
        List<Block> notes = new ArrayList<>();
        block(
                notes,
                "Terms",
                content.termsConditions() == null ? issuer.documents().terms() : content.termsConditions());
        block(notes, "Notes", content.customerNotes());
        return new PrintedDocument(
                "Estimate",
                estimate.status() == EstimateStatus.VOID ? "VOID" : null,
                issuer.letterhead(),
                facts,
                List.of(buyer("For", content.buyer())),
                List.of(lines(content.lines())),
                totals(content.totals(), content.reverseCharge()),
                new AmountInWords(content.totals().grandTotal()).text(),
                notes,
                signatory(issuer));
    }

    private static @Nullable String mark(Invoice invoice) {
        return switch (invoice.state()) {
            case InvoiceState.Draft draft -> "DRAFT";
            case InvoiceState.Issuing issuing -> "DRAFT";
            case InvoiceState.Voided voided -> "VOID";
            case InvoiceState.Issued issued -> null;
            case InvoiceState.Voiding voiding -> null;
        };
    }

    static PrintedDocument creditNote(CreditNote note, OrganizationCard issuer) {
        String number = note.entry() == null ? null : note.entry().number();
        List<Fact> facts = List.of(
                new Fact("Credit note no.", Objects.requireNonNullElse(number, "")),
                new Fact("Date", written(note.creditNoteDate())),
                new Fact("Invoice", note.invoiceNumber() + " of " + written(note.invoiceDate())),
                new Fact("Place of supply", state(note.placeOfSupply())),
                new Fact("Reverse charge", note.reverseCharge() ? "Yes" : "No"));
        List<Block> notes = new ArrayList<>(List.of(new Block("Reason", List.of(note.reason()))));
        block(notes, "Notes", note.notes());
        return new PrintedDocument(
                "Credit Note",
                null,
                issuer.letterhead(),
                facts,
                List.of(buyer("Issued to", note.buyer())),
                List.of(lines(note.lines()), taxes(note.lines())),
                totals(note.totals(), note.reverseCharge()),
                new AmountInWords(note.totals().grandTotal()).text(),
                notes,
                signatory(issuer));
    }

    static PrintedDocument receipt(ReceiptView receipt, OrganizationCard issuer) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Receipt no.", Objects.requireNonNullElse(receipt.paymentNumber(), "")));
        facts.add(new Fact("Date", written(receipt.paymentDate())));
        facts.add(new Fact(
                "Paid by",
                receipt.paymentMode().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
        add(facts, "Reference", receipt.referenceNumber());
        List<List<String>> rows = receipt.invoiceDetails().stream()
                .map(settled -> List.of(
                        Objects.requireNonNullElse(settled.invoiceNumber(), ""),
                        written(settled.date()),
                        figures(settled.grandTotal()),
                        figures(settled.amountApplied())))
                .toList();
        Table table = new Table(
                List.of(
                        new Column("Invoice", 34, false),
                        new Column("Date", 22, false),
                        new Column("Invoice amount", 22, true),
                        new Column("Settled", 22, true)),
                rows);
        List<Fact> totals = new ArrayList<>();
        addMoney(totals, "Tax deducted at source", receipt.taxAmount());
        addMoney(totals, "Kept as credit", receipt.overpaymentAmount());
        totals.add(new Fact("Received", "₹ " + figures(receipt.amount())));
        List<Block> notes = new ArrayList<>();
        block(notes, "Notes", receipt.notes());
        return new PrintedDocument(
                "Payment Receipt",
                receipt.status().equals("cancelled") ? "CANCELLED" : null,
                issuer.letterhead(),
                facts,
                List.of(new Block("Received from", List.of(receipt.customerName()))),
                rows.isEmpty() ? List.of() : List.of(table),
                totals,
                new AmountInWords(receipt.amount()).text(),
                notes,
                signatory(issuer));
    }

    private static Block buyer(String heading, Buyer buyer) {
        List<String> lines = new ArrayList<>(List.of(buyer.customerName()));
        if (buyer.billingAddress() != null) {
            lines.addAll(List.of(buyer.billingAddress().split("\n")));
        }
        lines.add(buyer.customerGstin() == null ? "GSTIN: unregistered" : "GSTIN " + buyer.customerGstin());
        String reach = join(", ", buyer.customerPhone(), buyer.customerEmail());
        if (!reach.isEmpty()) {
            lines.add(reach);
        }
        return new Block(heading, lines);
    }

    private static Table lines(List<DocumentLine> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (DocumentLine line : lines) {
            String covered = line.isCovered()
                    ? "\npaid by " + line.paidBy().payer().name().toLowerCase(java.util.Locale.ROOT)
                    : "";
            String words = line.description() == null ? line.name() : line.name() + "\n" + line.description();
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    words + covered,
                    line.hsnSacCode().value(),
                    plain(line.quantity()) + (line.unit() == null ? "" : " " + line.unit()),
                    rate(line.rate()),
                    figures(line.amounts().discount().plus(line.amounts().documentDiscount())),
                    figures(line.amounts().taxable()),
                    plain(line.amounts().taxRate()) + " %",
                    figures(line.amounts().total())));
        }
        return new Table(
                List.of(
                        new Column("#", 4, true),
                        new Column("Goods or service", 28, false),
                        new Column("HSN/SAC", 10, false),
                        new Column("Quantity", 10, true),
                        new Column("Rate", 10, true),
                        new Column("Discount", 9, true),
                        new Column("Taxable", 11, true),
                        new Column("GST", 7, true),
                        new Column("Amount", 12, true)),
                rows);
    }

    /** The tax by code and rate, as a reader of a return looks for it. */
    private static Table taxes(List<DocumentLine> lines) {
        record Kind(String code, BigDecimal rate) {}
        record Sum(Money taxable, Tax tax) {
            Sum plus(Sum other) {
                return new Sum(taxable.plus(other.taxable), tax.plus(other.tax));
            }
        }
        Map<Kind, Sum> sums = new LinkedHashMap<>();
        for (DocumentLine line : lines) {
            Kind kind =
                    new Kind(line.hsnSacCode().value(), line.amounts().taxRate().stripTrailingZeros());
            sums.merge(kind, new Sum(line.amounts().taxable(), line.amounts().tax()), Sum::plus);
        }
        List<List<String>> rows = new ArrayList<>();
        sums.forEach((kind, sum) -> rows.add(List.of(
                kind.code(),
                figures(sum.taxable()),
                plain(kind.rate()) + " %",
                figures(sum.tax().cgst()),
                figures(sum.tax().sgst()),
                figures(sum.tax().igst()),
                figures(sum.tax().sum()))));
        return new Table(
                List.of(
                        new Column("HSN/SAC", 16, false),
                        new Column("Taxable value", 16, true),
                        new Column("Rate", 10, true),
                        new Column("CGST", 14, true),
                        new Column("SGST", 14, true),
                        new Column("IGST", 14, true),
                        new Column("Total tax", 16, true)),
                rows);
    }

    private static List<Fact> totals(Totals totals, boolean reverseCharge) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Sub total", figures(totals.subTotal())));
        addMoney(facts, "Discount", totals.totalDiscount().negated());
        facts.add(new Fact("Taxable value", figures(totals.taxableAmount())));
        String owed = reverseCharge ? " (by recipient)" : "";
        addMoney(facts, "CGST" + owed, totals.cgstTotal());
        addMoney(facts, "SGST" + owed, totals.sgstTotal());
        addMoney(facts, "IGST" + owed, totals.igstTotal());
        addMoney(facts, "Shipping", totals.shippingCharge());
        addMoney(facts, "Adjustment", totals.adjustment());
        addMoney(facts, "Round off", totals.roundOff());
        facts.add(new Fact("Total", "₹ " + figures(totals.grandTotal())));
        return facts;
    }

    private static List<Block> notes(Invoice invoice, OrganizationCard issuer) {
        InvoiceContent content = invoice.content();
        List<Block> notes = new ArrayList<>();
        Settlement settled = invoice.settlement();
        if (settled.sequence() > 0 && !settled.balance().equals(settled.opened())) {
            notes.add(new Block("Balance due", List.of("₹ " + figures(settled.balance()))));
        }
        if (content.reverseCharge()) {
            notes.add(new Block("Reverse charge", List.of("The tax is payable by the recipient.")));
        }
        block(notes, "Bank details", issuer.documents().bankDetails());
        block(
                notes,
                "Terms",
                content.termsConditions() == null ? issuer.documents().terms() : content.termsConditions());
        block(notes, "Notes", content.customerNotes());
        return notes;
    }

    private static void block(List<Block> blocks, String heading, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            blocks.add(new Block(heading, List.of(text.split("\n"))));
        }
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }

    private static void addMoney(List<Fact> facts, String label, Money amount) {
        if (amount.paise() != 0) {
            facts.add(new Fact(label, figures(amount)));
        }
    }

    private static String signatory(OrganizationCard issuer) {
        return Objects.requireNonNullElse(issuer.documents().authorizedSignatory(), "Authorised signatory");
    }

    private static String state(@Nullable String code) {
        return code == null
                ? ""
                : GstState.ofCode(code)
                        .map(state -> state.name() + " (" + code + ")")
                        .orElse(code);
    }

    private static String figures(Money amount) {
        return new IndianFigures(amount).text();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().scale() < 0
                ? number.setScale(0).toPlainString()
                : number.stripTrailingZeros().toPlainString();
    }

    /** As an amount where whole paise will do. */
    private static String rate(BigDecimal rupees) {
        return Money.objection(rupees) == null ? figures(Money.ofRupees(rupees)) : plain(rupees);
    }

    private static String join(String between, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(part -> part != null && !part.isBlank())
                .collect(java.util.stream.Collectors.joining(between));
    }
}
