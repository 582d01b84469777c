package battwheels.sales;

import battwheels.gst.Assessment;
import battwheels.gst.Discount;
import battwheels.gst.Supply;
import battwheels.gst.Totals;
import battwheels.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says. The amounts of its lines and its totals are always those that {@link Assessment} makes of the
 * rest.
 *
 * @param placeOfSupply two-digit code; null while nothing tells it
 * @param supplierState two-digit code of the organization's state; null while it has none, which is mended before issue
 */
public record InvoiceContent(
        Buyer buyer,
        @Nullable String referenceNumber,
        LocalDate invoiceDate,
        LocalDate dueDate,
        int paymentTerms,
        @Nullable String placeOfSupply,
        @Nullable String supplierState,
        boolean isInclusiveTax,
        boolean reverseCharge,
        List<DocumentLine> lines,
        Discount discount,
        Money shippingCharge,
        Money adjustment,
        boolean roundsOff,
        Totals totals,
        @Nullable String customerNotes,
        @Nullable String termsConditions) {
    /** Other territory: stands for both ends of a supply while nobody knows where it takes place. */
    private static final String NOWHERE = "97";

    public InvoiceContent {
        lines = List.copyOf(lines);
    }

    /** The same content with the amounts that belong to it. */
    public InvoiceContent assessed() {
        Assessment assessment = Assessment.of(
                supply(),
                lines.stream().map(DocumentLine::priced).toList(),
                new Assessment.Header(discount, shippingCharge, adjustment, roundsOff));
        List<DocumentLine> assessed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            assessed.add(lines.get(i).assessed(assessment.lines().get(i)));
        }
        return with(assessed, assessment.totals());
    }

    /** The same with other lines, and the amounts that belong to them. */
    InvoiceContent listing(List<DocumentLine> others) {
        return with(others, totals).assessed();
    }

    /** The same for a part of it. */
    InvoiceContent selling(List<DocumentLine> some, Discount off, Money shipping, Money adjusted) {
        return with(some, off, shipping, adjusted, totals).assessed();
    }

    private Supply supply() {
        String place = placeOfSupply == null ? NOWHERE : placeOfSupply;
        return new Supply(supplierState == null ? place : supplierState, place, reverseCharge, isInclusiveTax);
    }

    private InvoiceContent with(List<DocumentLine> newLines, Totals newTotals) {
        return with(newLines, discount, shippingCharge, adjustment, newTotals);
    }

    private InvoiceContent with(
            List<DocumentLine> newLines,
            Discount newDiscount,
            Money newShipping,
            Money newAdjustment,
            Totals newTotals) {
        return new InvoiceContent(
                buyer,
                referenceNumber,
                invoiceDate,
                dueDate,
                paymentTerms,
                placeOfSupply,
                supplierState,
                isInclusiveTax,
                reverseCharge,
                newLines,
                newDiscount,
                newShipping,
                newAdjustment,
                roundsOff,
                newTotals,
                customerNotes,
                termsConditions);
    }

    /** The same, supplied from a state; where nothing told the place of supply it is that state. */
    InvoiceContent suppliedFrom(String state, boolean roundOff) {
        return new InvoiceContent(
                        buyer,
                        referenceNumber,
                        invoiceDate,
                        dueDate,
                        paymentTerms,
                        placeOfSupply == null ? state : placeOfSupply,
                        state,
                        isInclusiveTax,
                        reverseCharge,
                        lines,
                        discount,
                        shippingCharge,
                        adjustment,
                        roundOff,
                        totals,
                        customerNotes,
                        termsConditions)
                .assessed();
    }

    /** The same as a bill of that day, due so many days later. */
    InvoiceContent billed(LocalDate day, int terms) {
        return new InvoiceContent(
                buyer,
                referenceNumber,
                day,
                day.plusDays(terms),
                terms,
                placeOfSupply,
                supplierState,
                isInclusiveTax,
                reverseCharge,
                lines,
                discount,
                shippingCharge,
                adjustment,
                roundsOff,
                totals,
                customerNotes,
                termsConditions);
    }

    /** The same with other words below it. */
    InvoiceContent saying(@Nullable String notes, @Nullable String terms) {
        return new InvoiceContent(
                buyer,
                referenceNumber,
                invoiceDate,
                dueDate,
                paymentTerms,
                placeOfSupply,
                supplierState,
                isInclusiveTax,
                reverseCharge,
                lines,
                discount,
                shippingCharge,
                adjustment,
                roundsOff,
                totals,
                notes,
                terms);
    }
}
