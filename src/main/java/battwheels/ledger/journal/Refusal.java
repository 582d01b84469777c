package battwheels.ledger.journal;

import battwheels.platform.money.Money;
import battwheels.platform.problem.Fault;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an order is not entered. */
public sealed interface Refusal {
    record Parked(Note why) implements Refusal {}

    record Invalid(List<Fault> faults) implements Refusal {}

    record PeriodLocked(String period) implements Refusal {}

    /** The period is in that state already, or the book is. */
    record NothingToDo(String what) implements Refusal {}

    /** Another entry has taken it back, or it is not there. */
    record NotReversible(String entryId, @Nullable String reversedBy) implements Refusal {}

    record BalanceChanged(String documentId, Money balance) implements Refusal {}

    record BalanceExceeded(String documentId, Money balance) implements Refusal {}

    record IssueDateOrder(LocalDate last, String series) implements Refusal {}

    /** Another series of the year has used this number. */
    record NumberTaken(String text) implements Refusal {}

    /** Not done in time; nothing was written. */
    record Late() implements Refusal {}

    /** Others were faster too often; nothing was written. */
    record Crowded() implements Refusal {}
}
