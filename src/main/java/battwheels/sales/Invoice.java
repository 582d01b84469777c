package battwheels.sales;

import battwheels.platform.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice: one shape, whatever it was made from.
 *
 * @param settlement what was paid, credited and written off; nothing before it is issued
 * @param creditNotes the credit notes against it and what each claims, whether posted yet or not
 * @param link by which the customer may see it; null: none, or taken back
 */
public record Invoice(
        String invoiceId,
        InvoiceState state,
        InvoiceContent content,
        Settlement settlement,
        List<CreditClaim> creditNotes,
        Origin origin,
        @Nullable Link link,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** @param hash of its secret */
    public record Link(String hash, Instant expiresAt) implements CustomerLink {}

    /**
     * What a credit note takes back of an invoice.
     *
     * @param untilMs until when it may be posted yet; 0: it stands in the book
     */
    public record CreditClaim(String creditNoteId, Money amount, long untilMs) {
        boolean isLive(Instant now) {
            return untilMs == 0 || untilMs > now.toEpochMilli();
        }

        CreditClaim confirmed() {
            return new CreditClaim(creditNoteId, amount, 0);
        }
    }

    public Invoice {
        creditNotes = List.copyOf(creditNotes);
    }

    public @Nullable String number() {
        return state.issuedBy().map(Booked::number).orElse(null);
    }

    Invoice moved(InvoiceState next, Instant now) {
        return new Invoice(invoiceId, next, content, settlement, creditNotes, origin, link, createdBy, createdAt, now);
    }

    Invoice saying(InvoiceContent other, Instant now) {
        return new Invoice(invoiceId, state, other, settlement, creditNotes, origin, link, createdBy, createdAt, now);
    }

    Invoice settled(Settlement latest) {
        return new Invoice(
                invoiceId, state, content, latest, creditNotes, origin, link, createdBy, createdAt, updatedAt);
    }

    Invoice linked(@Nullable Link other, Instant now) {
        return new Invoice(
                invoiceId, state, content, settlement, creditNotes, origin, other, createdBy, createdAt, now);
    }

    Invoice claimed(List<CreditClaim> claims, Instant now) {
        return new Invoice(invoiceId, state, content, settlement, claims, origin, link, createdBy, createdAt, now);
    }
}
