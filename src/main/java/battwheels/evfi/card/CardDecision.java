package battwheels.evfi.card;

import battwheels.evfi.card.CardEvents.CardEvent;
import battwheels.platform.problem.Fault;
import battwheels.platform.shape.Faults;
import java.util.List;

/** What the rules say to a command on a failure card. */
public sealed interface CardDecision {
    /** Save this card and tell these facts. */
    record Changed(FailureCard card, List<CardEvent> events) implements CardDecision {}

    /** The card is as the command wants it. */
    record Unchanged(FailureCard card) implements CardDecision {}

    /** Not from this state. */
    record IllegalMove(CardStatus from, CardStatus to) implements CardDecision {}

    /** A card that is out of use is not edited. */
    record Closed(CardStatus status) implements CardDecision {}

    record Refused(List<Fault> faults) implements CardDecision {
        static Refused of(Faults faults) {
            return new Refused(faults.list());
        }
    }
}
