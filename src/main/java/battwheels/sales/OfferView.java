package battwheels.sales;

import battwheels.gst.Totals;
import battwheels.organizations.OrganizationCard;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An estimate as the customer sees it through the link: nothing of how the workshop works. */
record OfferView(Offer estimate, boolean canAccept, boolean canDecline) {

    record Offer(
            @Nullable String estimateNumber,
            EstimateStatus status,
            int version,
            String organizationName,
            @Nullable String organizationPhone,
            @Nullable String organizationGstin,
            String customerName,
            LocalDate date,
            LocalDate expiryDate,
            List<OfferLine> lineItems,
            @JsonUnwrapped Totals totals,
            @Nullable String notes,
            @Nullable String termsAndConditions) {}

    record OfferLine(
            String name,
            @Nullable String description,
            java.math.BigDecimal quantity,
            @Nullable String unit,
            java.math.BigDecimal rate,
            battwheels.platform.money.Money total) {}

    static OfferView of(Estimate estimate, OrganizationCard organization, LocalDate today) {
        InvoiceContent content = estimate.content();
        EstimateStatus status = estimate.statusOn(today);
        Estimate.@Nullable Link link = estimate.link();
        Offer offer = new Offer(
                estimate.number(),
                status,
                estimate.revision(),
                organization.name(),
                organization.phone(),
                organization.gstin(),
                content.buyer().customerName(),
                content.invoiceDate(),
                content.dueDate(),
                lines(content.lines()),
                content.totals(),
                content.customerNotes(),
                content.termsConditions());
        boolean open = status.isAnswerable();
        return new OfferView(
                offer, open && link != null && link.allowAccept(), open && link != null && link.allowDecline());
    }

    static List<OfferLine> lines(List<DocumentLine> lines) {
        return lines.stream()
                .map(line -> new OfferLine(
                        line.name(),
                        line.description(),
                        line.quantity(),
                        line.unit(),
                        line.rate(),
                        line.amounts().total()))
                .toList();
    }
}
