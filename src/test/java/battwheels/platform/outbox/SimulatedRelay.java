package battwheels.platform.outbox;

import battwheels.platform.bus.Command;
import battwheels.platform.plans.Plans;
import battwheels.platform.plans.Quota;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** One server's relay for simulations of other packages, and bikes whose changes it tells. */
public final class SimulatedRelay {
    public static final CollectionSpec BIKES = Bike.TYPE.spec();

    private static final int AT_A_TIME = 500;
    private static final Plans PLANS = Plans.load();

    private final Relay relay;
    private final AggregateStore<Bike> bikes;

    public SimulatedRelay(
            TenantStores stores,
            PlatformStores platform,
            EventLog log,
            InstantSource clock,
            Executor executor,
            Onward onward) {
        SystemScope system = new SystemScope(platform, clock);
        this.relay = new Relay(stores, system, log, new DirtyMarks(platform, clock), clock, executor, onward);
        this.bikes = new AggregateStore<>(stores, Bike.TYPE, relay, new Quota(stores, PLANS, clock), clock);
    }

    /** The kinds of events that bikes tell. */
    public static List<String> types() {
        return List.of("bike.created", "bike.grown", "bike.deleted");
    }

    /** For stores of other aggregates. */
    public Relay relay() {
        return relay;
    }

    /** What the verticle does at start and at its interval. */
    public void recover() {
        relay.recover(AT_A_TIME);
    }

    public void lookAgain() {
        relay.lookAgain(AT_A_TIME);
    }

    public void create(Command command, String id) {
        Bike bike = Bike.named("Bee");
        bikes.create(command, id, bike, bike.event("bike.created"));
    }

    /** Tells one event or two. */
    public void grow(Command command, String id, boolean twice) {
        bikes.change(command, id, bike -> {
            Change.To<Bike> grown = (Change.To<Bike>) bike.grown();
            List<EventDraft> once = grown.events();
            return new Change.To<>(grown.state(), twice ? List.of(once.getFirst(), once.getFirst()) : once);
        });
    }

    public void delete(Command command, String id) {
        bikes.delete(command, id, bike -> new Change.To<>(bike, bike.event("bike.deleted")));
    }
}
