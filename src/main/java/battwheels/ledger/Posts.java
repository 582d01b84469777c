package battwheels.ledger;

import battwheels.ledger.journal.JournalEntry;
import battwheels.ledger.journal.Lanes;
import battwheels.ledger.journal.Order;
import battwheels.ledger.journal.Outcome;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.tenancy.Scope;

/** Enters orders and waits for what becomes of them. */
final class Posts {
    private final Lanes lanes;

    Posts(Lanes lanes) {
        this.lanes = lanes;
    }

    /** The entry, or the end of the command with what the book refuses. */
    Outcome.Stands enter(Scope scope, Order order) {
        return enter(scope, order, Lanes.newEntryId());
    }

    Outcome.Stands enter(Scope scope, Order order, String entryId) {
        return switch (lanes.enter(scope, order, entryId).await()) {
            case Outcome.Stands stands -> stands;
            case Outcome.Refused(var why) -> throw new RefusedException(Refusals.problem(why));
        };
    }

    JournalEntry entry(Scope scope, Order order, String entryId) {
        return enter(scope, order, entryId).entry();
    }
}
