package battwheels.ledger.journal;

import battwheels.platform.tenancy.TenantStores;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** One server's way into the books for simulations of other packages, by the rules given. */
public final class SimulatedBooks {
    private final JournalStore store;
    private final Lanes lanes;

    public SimulatedBooks(
            TenantStores stores, Announcer announcer, PlantedRules rules, Executor executor, InstantSource clock) {
        this.store = new JournalStore(stores::open, announcer);
        this.lanes = new Lanes(store, scope -> Desk.CHART, rules.rules(), executor, clock);
    }

    public JournalStore store() {
        return store;
    }

    public Lanes lanes() {
        return lanes;
    }
}
