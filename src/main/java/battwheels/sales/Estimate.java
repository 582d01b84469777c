package battwheels.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer to a customer, for goods and services or for the repair that a ticket asks for.
 *
 * @param number null in the moment before it has one
 * @param content as an invoice would say it; its due date is the day the offer ends
 * @param revision which version of the content this is: 1, and one more for each change
 * @param ticket whose repair it offers; null: none
 * @param lock against changes; null: there is none
 * @param acceptedRevision the version the customer said yes to; null: none
 * @param link by which the customer may see and answer it; null: none, or taken back
 * @param invoiceId that it became; null: none
 * @param salesOrderId that it became; null: none
 * @param history the latest last, at most {@value #HISTORY_MAX}
 */
public record Estimate(
        String estimateId,
        @Nullable String number,
        EstimateStatus status,
        InvoiceContent content,
        int revision,
        @Nullable ForTicket ticket,
        @Nullable Lock lock,
        @Nullable Integer acceptedRevision,
        @Nullable Link link,
        @Nullable String invoiceId,
        @Nullable String salesOrderId,
        @Nullable Instant firstViewedAt,
        List<Line> history,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    static final int HISTORY_MAX = 100;

    /** The ticket as it was when the estimate was begun. */
    public record ForTicket(
            String ticketId,
            @Nullable String vehicleNumber,
            @Nullable String vehicleModel) {}

    /** Who keeps others from changing it, and why. */
    public record Lock(String reason, String by, String byName, Instant at) {}

    /** @param hash of its secret */
    public record Link(String hash, Instant expiresAt, boolean allowAccept, boolean allowDecline)
            implements CustomerLink {}

    /** What happened to it. */
    public record Line(String action, @Nullable String details, String by, Instant timestamp) {}

    /** As much of a history as is kept. */
    static List<Line> latest(List<Line> all) {
        return all.subList(Math.max(0, all.size() - HISTORY_MAX), all.size());
    }

    public Estimate {
        history = List.copyOf(history);
    }

    /** A new one, without a number yet. */
    static Estimate begun(String id, InvoiceContent content, @Nullable ForTicket ticket, String by, Instant now) {
        Line line = new Line("created", null, by, now);
        return new Estimate(
                id,
                null,
                EstimateStatus.DRAFT,
                content,
                1,
                ticket,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(line),
                by,
                now,
                now);
    }

    /** Past its day an unanswered offer has expired, whether anybody noted it or not. */
    EstimateStatus statusOn(LocalDate today) {
        return status.isAnswerable() && content.dueDate().isBefore(today) ? EstimateStatus.EXPIRED : status;
    }

    @Nullable
    String ticketId() {
        return ticket == null ? null : ticket.ticketId();
    }

    Estimate numbered(String text) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.number = text;
        return draft.done(updatedAt);
    }

    /** The next version. An answer to another version than this is none. */
    Estimate saying(InvoiceContent other, Line line, Instant now) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.content = other;
        draft.revision++;
        if (status == EstimateStatus.ACCEPTED || status == EstimateStatus.DECLINED) {
            draft.status = EstimateStatus.DRAFT;
            draft.acceptedRevision = null;
        }
        draft.history.add(line);
        return draft.done(now);
    }

    Estimate linked(@Nullable Link other, Instant now) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.link = other;
        return draft.done(now);
    }

    Estimate locked(@Nullable Lock other, Line line, Instant now) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.lock = other;
        draft.history.add(line);
        return draft.done(now);
    }

    Estimate invoiced(String invoice, Line line, Instant now) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.status = EstimateStatus.CONVERTED;
        draft.invoiceId = invoice;
        draft.history.add(line);
        return draft.done(now);
    }

    /** The invoice it became is none any more: the customer's yes still holds. */
    Estimate released(Line line, Instant now) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.status = EstimateStatus.ACCEPTED;
        draft.invoiceId = null;
        draft.history.add(line);
        return draft.done(now);
    }

    Estimate ordered(String order, Line line, Instant now) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.status = EstimateStatus.CONVERTED;
        draft.salesOrderId = order;
        draft.history.add(line);
        return draft.done(now);
    }

    Estimate moved(EstimateStatus next, Line line, Instant now) {
        EstimateDraft draft = new EstimateDraft(this);
        draft.status = next;
        if (next == EstimateStatus.ACCEPTED) {
            draft.acceptedRevision = revision;
        }
        if (next == EstimateStatus.CUSTOMER_VIEWED && firstViewedAt == null) {
            draft.firstViewedAt = now;
        }
        draft.history.add(line);
        return draft.done(now);
    }
}
