package battwheels.ledger;

import battwheels.ledger.journal.Note;
import battwheels.ledger.journal.Refusal;
import battwheels.platform.problem.Fault;
import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;

/** What each refusal is called on the wire. */
final class Refusals {
    private Refusals() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Parked(Note why) ->
                Problem.of(
                        ProblemCode.BOOK_PARKED,
                        "This book is parked and takes no entries, because it failed its check: " + why.reason());
            case Refusal.Invalid(List<Fault> faults) -> Problem.invalid(faults);
            case Refusal.PeriodLocked(String period) ->
                Problem.of(
                                ProblemCode.PERIOD_LOCKED,
                                "The period " + period + " is locked. Choose a later date, or have it unlocked.")
                        .with("period", period);
            case Refusal.NothingToDo(String what) ->
                Problem.of(ProblemCode.ILLEGAL_MOVE, "Nothing to do: " + what + ".")
                        .with("legal_moves", List.of());
            case Refusal.NotReversible(String entryId, String reversedBy) ->
                reversedBy == null
                        ? Problem.notFound()
                        : Problem.of(
                                        ProblemCode.ILLEGAL_MOVE,
                                        "The entry " + entryId + " has been taken back by " + reversedBy + ".")
                                .with("legal_moves", List.of())
                                .with("reversed_by", reversedBy);
            case Refusal.BalanceChanged(String documentId, var balance) ->
                balance(ProblemCode.BALANCE_CHANGED, "The balance is " + balance + " by now.", documentId)
                        .with("balance_due", balance);
            case Refusal.BalanceExceeded(String documentId, var balance) ->
                balance(ProblemCode.BALANCE_EXCEEDED, "Only " + balance + " is open on this document.", documentId)
                        .with("balance_due", balance);
            case Refusal.IssueDateOrder(LocalDate last, String series) ->
                Problem.of(
                                ProblemCode.ISSUE_DATE_ORDER,
                                "The last number of this series was issued on " + last
                                        + "; an earlier date would be out of order.")
                        .with("last_issue_date", last.toString())
                        .with("series", series);
            case Refusal.NumberTaken(String text) ->
                Problem.of(
                        ProblemCode.DUPLICATE,
                        "The number " + text + " is in use in this fiscal year. Change the pattern of this series.");
            case Refusal.Late late ->
                Problem.of(ProblemCode.DEADLINE_PASSED, "The entry was not made in time. Nothing was changed.");
            case Refusal.Crowded crowded ->
                Problem.of(
                                ProblemCode.CONCURRENT_CHANGE,
                                "Too many others post to this book at the moment. Nothing was changed. Try again.")
                        .retryAfter(1);
        };
    }

    private static Problem balance(ProblemCode code, String detail, String documentId) {
        return Problem.of(code, detail).with("document_id", documentId);
    }
}
