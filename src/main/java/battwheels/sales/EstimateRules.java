package battwheels.sales;

import battwheels.platform.outbox.Change;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides the moves of an estimate: pure. */
final class EstimateRules {
    private EstimateRules() {}

    /**
     * @param details what whoever moves it says about it; null: nothing
     * @param version of the content that whoever moves it has seen; null: not told
     */
    record Move(
            EstimateStatus to,
            @Nullable String details,
            String by,
            LocalDate today,
            Instant now,
            @Nullable Integer version) {
        Move(EstimateStatus to, @Nullable String details, String by, LocalDate today, Instant now) {
            this(to, details, by, today, now, null);
        }

        private Estimate.Line line(String action, @Nullable String words) {
            return new Estimate.Line(action, words, by, now);
        }
    }

    static Change<Estimate> moved(Estimate estimate, Move move) {
        EstimateStatus from = estimate.statusOn(move.today());
        if (from == move.to()) {
            return new Change.Keep<>();
        }
        if (isStale(estimate, move.version())) {
            return new Change.Refuse<>(stale(estimate));
        }
        if (!from.legal().contains(move.to())) {
            return new Change.Refuse<>(illegal(estimate, from, move.to()));
        }
        boolean asks = move.to() == EstimateStatus.SENT || move.to() == EstimateStatus.ACCEPTED;
        if (asks && estimate.content().lines().isEmpty()) {
            return new Change.Refuse<>(Problem.invalid(List.of(
                    new Fault("/line_items", "line_items must be one at least before the customer is asked."))));
        }
        Estimate after = estimate.moved(move.to(), move.line(word(estimate, move.to()), move.details()), move.now());
        return new Change.To<>(after, List.of(SalesEvents.moved(after)));
    }

    /** The customer looked at it: noted once, and nothing else comes of it. */
    static Change<Estimate> viewed(Estimate estimate, Move move) {
        return estimate.status() == EstimateStatus.SENT && estimate.statusOn(move.today()) == EstimateStatus.SENT
                ? moved(estimate, move)
                : new Change.Keep<>();
    }

    /** Becomes an invoice once, from accepted; again it is the same invoice. */
    static Change<Estimate> invoiced(Estimate estimate, String invoiceId, Move move) {
        return invoiceId.equals(estimate.invoiceId())
                ? new Change.Keep<>()
                : converted(
                        estimate,
                        move,
                        () -> estimate.invoiced(invoiceId, move.line("converted", invoiceId), move.now()));
    }

    /** The invoice it became was deleted or became void: it may become another. */
    static Change<Estimate> released(Estimate estimate, String invoiceId, String by, Instant now) {
        if (!invoiceId.equals(estimate.invoiceId())) {
            return new Change.Keep<>();
        }
        Estimate.Line line = new Estimate.Line("invoice_taken_back", invoiceId, by, now);
        Estimate after = estimate.released(line, now);
        return new Change.To<>(after, List.of(SalesEvents.moved(after)));
    }

    /** Or a sales order, likewise. */
    static Change<Estimate> ordered(Estimate estimate, String orderId, Move move) {
        return orderId.equals(estimate.salesOrderId())
                ? new Change.Keep<>()
                : converted(
                        estimate, move, () -> estimate.ordered(orderId, move.line("converted", orderId), move.now()));
    }

    private static Change<Estimate> converted(Estimate estimate, Move move, Supplier<Estimate> become) {
        EstimateStatus from = estimate.statusOn(move.today());
        if (from != EstimateStatus.ACCEPTED) {
            return new Change.Refuse<>(illegal(estimate, from, EstimateStatus.CONVERTED));
        }
        Estimate after = become.get();
        return new Change.To<>(after, List.of(SalesEvents.moved(after)));
    }

    /**
     * Everything may be changed until it is closed or locked. What is sent shows the change through the same link; what
     * was answered is a draft again, for nobody said yes to this.
     */
    static Change<Estimate> edited(Estimate estimate, InvoiceContent content, Move move) {
        EstimateStatus from = estimate.statusOn(move.today());
        if (from.isClosed()) {
            return new Change.Refuse<>(illegal(estimate, from, EstimateStatus.DRAFT));
        }
        if (estimate.lock() != null) {
            return new Change.Refuse<>(locked(estimate.lock()));
        }
        if (content.equals(estimate.content())) {
            return new Change.Keep<>();
        }
        String words = "version " + (estimate.revision() + 1);
        Estimate after = estimate.saying(content, move.line("changed", words), move.now());
        return new Change.To<>(after, List.of(SalesEvents.changed(after)));
    }

    /** Locked, it stays as it is until somebody unlocks it; one that is locked keeps its first reason. */
    static Change<Estimate> locked(Estimate estimate, Estimate.Lock lock) {
        if (estimate.lock() != null) {
            return new Change.Keep<>();
        }
        Estimate.Line line = new Estimate.Line("locked", lock.reason(), lock.by(), lock.at());
        Estimate after = estimate.locked(lock, line, lock.at());
        return new Change.To<>(after, List.of(SalesEvents.locked(after, lock)));
    }

    static Change<Estimate> unlocked(Estimate estimate, String by, Instant now) {
        if (estimate.lock() == null) {
            return new Change.Keep<>();
        }
        Estimate after = estimate.locked(null, new Estimate.Line("unlocked", null, by, now), now);
        return new Change.To<>(after, List.of(SalesEvents.unlocked(after)));
    }

    /** The estimate of a ticket that was made void is begun again: a ticket has one. */
    static Change<Estimate> reopened(Estimate estimate, Move move) {
        if (estimate.status() != EstimateStatus.VOID) {
            return new Change.Keep<>();
        }
        Estimate after = estimate.moved(EstimateStatus.DRAFT, move.line("reopened", null), move.now());
        return new Change.To<>(after, List.of(SalesEvents.moved(after)));
    }

    static Change<Estimate> deleted(Estimate estimate, LocalDate today) {
        EstimateStatus from = estimate.statusOn(today);
        if (from != EstimateStatus.DRAFT) {
            return new Change.Refuse<>(IllegalMove.because(
                    "Only a draft is deleted; an estimate that is out becomes void instead.",
                    word(estimate, from),
                    "deleted",
                    legal(estimate, from)));
        }
        return estimate.lock() == null
                ? new Change.To<>(estimate, List.of())
                : new Change.Refuse<>(locked(estimate.lock()));
    }

    static boolean isStale(Estimate estimate, @Nullable Integer version) {
        return version != null && version != estimate.revision();
    }

    /** Whoever decides has seen another version than there is. */
    static Problem stale(Estimate estimate) {
        return Problem.of(
                        ProblemCode.ESTIMATE_CHANGED,
                        "The estimate was changed: it is version " + estimate.revision()
                                + " by now. Look at it, and decide again.")
                .with("version", estimate.revision());
    }

    private static Problem locked(Estimate.Lock lock) {
        return Problem.of(
                        ProblemCode.ESTIMATE_LOCKED,
                        lock.byName() + " locked this estimate: " + lock.reason() + ". Have it unlocked first.")
                .with("locked_at", lock.at())
                .with("locked_by", lock.by());
    }

    private static String word(Estimate estimate, EstimateStatus status) {
        return estimate.ticket() == null ? status.wireName() : status.ticketName();
    }

    private static Problem illegal(Estimate estimate, EstimateStatus from, EstimateStatus to) {
        return IllegalMove.of("An estimate", word(estimate, from), word(estimate, to), legal(estimate, from));
    }

    private static List<String> legal(Estimate estimate, EstimateStatus from) {
        return from.legal().stream()
                .map(status -> word(estimate, status))
                .filter(name -> !name.equals(word(estimate, from)))
                .distinct()
                .toList();
    }
}
