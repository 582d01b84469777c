package battwheels.sales;

import battwheels.gst.Totals;
import battwheels.organizations.OrganizationCard;
import battwheels.platform.money.Money;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the customer sees it through the link: nothing of how the workshop works.
 *
 * @param balanceDue what is open on it
 */
record BillView(
        @Nullable String invoiceNumber,
        InvoiceStatus status,
        String organizationName,
        @Nullable String organizationPhone,
        @Nullable String organizationGstin,
        String customerName,
        @Nullable String customerGstin,
        LocalDate invoiceDate,
        LocalDate dueDate,
        List<OfferView.OfferLine> lineItems,
        @JsonUnwrapped Totals totals,
        Money amountPaid,
        Money balanceDue,
        @Nullable String bankDetails,
        @Nullable String customerNotes,
        @Nullable String termsConditions) {

    static BillView of(Invoice invoice, OrganizationCard organization, LocalDate today) {
        InvoiceContent content = invoice.content();
        return new BillView(
                invoice.number(),
                InvoiceStatus.of(invoice, today),
                organization.name(),
                organization.phone(),
                organization.gstin(),
                content.buyer().customerName(),
                content.buyer().customerGstin(),
                content.invoiceDate(),
                content.dueDate(),
                OfferView.lines(content.lines()),
                content.totals(),
                invoice.settlement().paid(),
                invoice.settlement().balance(),
                organization.documents().bankDetails(),
                content.customerNotes(),
                content.termsConditions());
    }
}
