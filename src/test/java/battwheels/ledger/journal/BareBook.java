package battwheels.ledger.journal;

import battwheels.ledger.PostingRequest;
import battwheels.platform.tenancy.Scope;
import java.time.Clock;
import java.util.Map;

/** The way into books with no domain around it, of which nobody is told. */
public final class BareBook {
    private final Lanes lanes;

    /** @param chart by code */
    public BareBook(Shelves shelves, Map<String, Account> chart) {
        JournalStore store = new JournalStore(shelves, Desk.SILENT);
        this.lanes = new Lanes(store, scope -> chart, Thread::startVirtualThread, Clock.systemUTC());
    }

    public void post(Scope scope, PostingRequest request) {
        Outcome outcome = lanes.enter(scope, new Order.Posting(request)).await();
        if (!(outcome instanceof Outcome.Stands)) {
            throw new IllegalStateException("not posted: " + outcome);
        }
    }
}
