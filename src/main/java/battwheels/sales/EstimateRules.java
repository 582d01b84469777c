package battwheels.sales;

import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the moves of an estimate: pure. */
final class EstimateRules {
    private EstimateRules() {}

    /** @param details what whoever moves it says about it; null: nothing */
    record Move(EstimateStatus to, @Nullable String details, String by, LocalDate today, Instant now) {}

    static Change<Estimate> moved(Estimate estimate, Move move) {
        EstimateStatus from = estimate.statusOn(move.today());
        if (from == move.to()) {
            return new Change.Keep<>();
        }
        if (!from.legal().contains(move.to())) {
            return new Change.Refuse<>(illegal(from, move.to()));
        }
        Estimate.Line line = new Estimate.Line(move.to().wireName(), move.details(), move.by(), move.now());
        Estimate after = estimate.moved(move.to(), line, move.now());
        return new Change.To<>(after, List.of(SalesEvents.moved(after)));
    }

    /** The customer looked at it: noted once, and nothing else comes of it. */
    static Change<Estimate> viewed(Estimate estimate, Move move) {
        return estimate.status() == EstimateStatus.SENT && estimate.statusOn(move.today()) == EstimateStatus.SENT
                ? moved(estimate, move)
                : new Change.Keep<>();
    }

    /** Becomes an invoice once, from accepted; again it is the same invoice. */
    static Change<Estimate> converted(Estimate estimate, String invoiceId, Move move) {
        if (invoiceId.equals(estimate.invoiceId())) {
            return new Change.Keep<>();
        }
        EstimateStatus from = estimate.statusOn(move.today());
        if (from != EstimateStatus.ACCEPTED) {
            return new Change.Refuse<>(illegal(from, EstimateStatus.CONVERTED));
        }
        Estimate.Line line = new Estimate.Line("converted", invoiceId, move.by(), move.now());
        Estimate after = estimate.converted(invoiceId, line, move.now());
        return new Change.To<>(after, List.of(SalesEvents.moved(after)));
    }

    /** Everything may be changed until it is closed; what is sent shows the change through the same link. */
    static Change<Estimate> edited(Estimate estimate, InvoiceContent content, LocalDate today, Instant now) {
        EstimateStatus from = estimate.statusOn(today);
        if (from.isClosed()) {
            return new Change.Refuse<>(illegal(from, EstimateStatus.DRAFT));
        }
        return content.equals(estimate.content())
                ? new Change.Keep<>()
                : new Change.To<>(estimate.saying(content, now), List.of());
    }

    static Change<Estimate> deleted(Estimate estimate, LocalDate today) {
        return estimate.status() == EstimateStatus.DRAFT
                ? new Change.To<>(estimate, List.of())
                : new Change.Refuse<>(Problem.of(
                                ProblemCode.ILLEGAL_MOVE,
                                "Only a draft is deleted; an estimate that is out becomes void instead.")
                        .with("from", estimate.statusOn(today).wireName())
                        .with("to", "deleted")
                        .with(
                                "legal_moves",
                                estimate.statusOn(today).legal().stream()
                                        .map(EstimateStatus::wireName)
                                        .toList()));
    }

    private static Problem illegal(EstimateStatus from, EstimateStatus to) {
        List<String> legal = from.legal().stream().map(EstimateStatus::wireName).toList();
        return Problem.of(
                        ProblemCode.ILLEGAL_MOVE,
                        "An estimate that is " + from.wireName() + " cannot become " + to.wireName() + "; "
                                + (legal.isEmpty()
                                        ? "nothing leads out of this state."
                                        : "from here it may become " + String.join(", ", legal) + "."))
                .with("from", from.wireName())
                .with("to", to.wireName())
                .with("legal_moves", legal);
    }
}
