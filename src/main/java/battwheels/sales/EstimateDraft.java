package battwheels.sales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An estimate being changed. Local to one decision. */
final class EstimateDraft {
    private final Estimate before;

    @Nullable
    String number;

    EstimateStatus status;
    InvoiceContent content;
    int revision;
    Estimate.@Nullable Lock lock;

    @Nullable
    Integer acceptedRevision;

    Estimate.@Nullable Link link;

    @Nullable
    String invoiceId;

    @Nullable
    String salesOrderId;

    @Nullable
    Instant firstViewedAt;

    final List<Estimate.Line> history;

    EstimateDraft(Estimate before) {
        this.before = before;
        this.number = before.number();
        this.status = before.status();
        this.content = before.content();
        this.revision = before.revision();
        this.lock = before.lock();
        this.acceptedRevision = before.acceptedRevision();
        this.link = before.link();
        this.invoiceId = before.invoiceId();
        this.salesOrderId = before.salesOrderId();
        this.firstViewedAt = before.firstViewedAt();
        this.history = new ArrayList<>(before.history());
    }

    Estimate done(Instant now) {
        return new Estimate(
                before.estimateId(),
                number,
                status,
                content,
                revision,
                before.ticket(),
                lock,
                acceptedRevision,
                link,
                invoiceId,
                salesOrderId,
                firstViewedAt,
                Estimate.latest(history),
                before.createdBy(),
                before.createdAt(),
                now);
    }
}
