package battwheels.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An offer to a customer.
 *
 * @param number null in the moment before it has one
 * @param content as an invoice would say it; its due date is the day the offer ends
 * @param link by which the customer may see and answer it; null: none, or taken back
 * @param invoiceId that it became; null: none
 * @param history the latest last, at most {@value #HISTORY_MAX}
 */
public record Estimate(
        String estimateId,
        @Nullable String number,
        EstimateStatus status,
        InvoiceContent content,
        @Nullable Link link,
        @Nullable String invoiceId,
        @Nullable Instant firstViewedAt,
        List<Line> history,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    static final int HISTORY_MAX = 100;

    /** @param hash of its secret */
    public record Link(String hash, Instant expiresAt, boolean allowAccept, boolean allowDecline)
            implements CustomerLink {}

    /** What happened to it. */
    public record Line(String action, @Nullable String details, String by, Instant timestamp) {}

    public Estimate {
        history = List.copyOf(history);
    }

    /** Past its day an unanswered offer has expired, whether anybody noted it or not. */
    EstimateStatus statusOn(LocalDate today) {
        return status.isAnswerable() && content.dueDate().isBefore(today) ? EstimateStatus.EXPIRED : status;
    }

    Estimate numbered(String text) {
        return with(text, status, content, link, invoiceId, firstViewedAt, history, updatedAt);
    }

    Estimate saying(InvoiceContent other, Instant now) {
        return with(number, status, other, link, invoiceId, firstViewedAt, history, now);
    }

    Estimate linked(@Nullable Link other, Instant now) {
        return with(number, status, content, other, invoiceId, firstViewedAt, history, now);
    }

    Estimate converted(String invoice, Line line, Instant now) {
        return with(number, EstimateStatus.CONVERTED, content, link, invoice, firstViewedAt, told(line), now);
    }

    Estimate moved(EstimateStatus next, Line line, Instant now) {
        boolean viewed = next == EstimateStatus.CUSTOMER_VIEWED && firstViewedAt == null;
        return with(number, next, content, link, invoiceId, viewed ? now : firstViewedAt, told(line), now);
    }

    private List<Line> told(Line line) {
        List<Line> all = Stream.concat(history.stream(), Stream.of(line)).toList();
        return all.subList(Math.max(0, all.size() - HISTORY_MAX), all.size());
    }

    private Estimate with(
            @Nullable String newNumber,
            EstimateStatus newStatus,
            InvoiceContent newContent,
            @Nullable Link newLink,
            @Nullable String newInvoice,
            @Nullable Instant viewed,
            List<Line> newHistory,
            Instant now) {
        return new Estimate(
                estimateId,
                newNumber,
                newStatus,
                newContent,
                newLink,
                newInvoice,
                viewed,
                newHistory,
                createdBy,
                createdAt,
                now);
    }
}
