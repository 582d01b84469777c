package battwheels.platform.jobs;

import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Leases;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.ReadyOrganizations;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.TenantStores;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

/** The workers of one server and the keepers beside them. Domains get {@link #jobs()}, whether workers run here or not. */
public final class Workforce extends VerticleBase {
    private static final Duration WAKE = Duration.ofMillis(500);
    private static final Duration SENTINEL = Duration.ofSeconds(1);
    private static final Duration RESCUE = Duration.ofSeconds(10);
    private static final Duration SCHEDULE = Duration.ofSeconds(2);
    private static final Duration LISTEN = Duration.ofSeconds(2);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final JobSettings settings;
    private final JobMachine machine;
    private final Keepers keepers;
    private final ReadyOrganizations ready;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread dispatching = Thread.ofVirtual().name("job-dispatcher").unstarted(this::dispatch);

    /** @param vertx whose timers are used before and after this is deployed */
    public Workforce(
            Vertx vertx,
            TenantStores stores,
            PlatformStores platform,
            Carriers carriers,
            JobSettings settings,
            ToIntFunction<OrganizationId> weights,
            InstantSource clock) {
        String server =
                "srv_" + UuidCreator.getTimeOrderedEpochPlus1().toString().replace("-", "");
        this.settings = settings;
        this.ready = carriers.ready(StreamName.JOBS);
        this.machine = new JobMachine(
                server,
                settings,
                new JobMachine.Reach(stores, platform, carriers),
                new JobMachine.Pace(
                        clock,
                        System::nanoTime,
                        timers(vertx),
                        Thread::startVirtualThread,
                        ThreadSignal::new,
                        () -> ThreadLocalRandom.current().nextDouble()),
                weights);
        this.keepers = new Keepers(new Leases(platform, clock), server);
        Duration lease = settings.lease();
        keepers.addOwn("job-heart", machine.heart.interval(), machine.heart::beat);
        keepers.addOwn("job-places", machine.heart.interval(), machine.gate::renew);
        keepers.add("job-waker", WAKE, machine.waker::round);
        keepers.add("job-refiller", SENTINEL, machine.refiller::round);
        keepers.add("job-scheduler", SCHEDULE, machine.scheduler::round);
        keepers.add("job-rescuer", lease.compareTo(RESCUE) < 0 ? lease : RESCUE, machine.rescuer::round);
    }

    public Jobs jobs() {
        return machine.jobs;
    }

    /** Where rounds that one server does for all are declared. */
    public Keepers keepers() {
        return keepers;
    }

    /** The collections that jobs need. */
    public static List<CollectionSpec> collections() {
        return List.of(StoredJobs.SPEC);
    }

    @Override
    public Future<?> start() {
        if (settings.works()) {
            dispatching.start();
            Thread.ofVirtual().name("job-bell").start(this::listen);
            keepers.start(vertx);
        }
        return Future.succeededFuture();
    }

    /** Takes nothing more, and lets what runs come to its end for a moment; the rest is taken over by others. */
    @Override
    public Future<?> stop() throws Exception {
        open.set(false);
        machine.dispatcher.close();
        long until = System.nanoTime() + STOPPING.toNanos();
        if (settings.works()) {
            // It may be taking jobs right now: only when it has ended is nothing started any more.
            dispatching.join(STOPPING);
        }
        while (machine.dispatcher.running() > 0 && System.nanoTime() < until) {
            machine.dispatcher.ended().await(Duration.ofMillis(50));
        }
        return Future.succeededFuture();
    }

    private void dispatch() {
        try {
            while (open.get()) {
                machine.dispatcher.step();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Other servers ring when they have announced something. */
    private void listen() {
        Signal pause = new ThreadSignal();
        try {
            while (open.get()) {
                if (rang()) {
                    machine.dispatcher.look();
                } else {
                    pause.await(Dispatcher.LOOK);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean rang() {
        try {
            return ready.awaitWork(LISTEN).await();
        } catch (Throwable lost) { // A closed connection comes undeclared. Work is looked for at an interval too.
            return false;
        }
    }

    private static Later timers(Vertx vertx) {
        return (delayMs, task) -> vertx.setTimer(delayMs, timer -> task.run());
    }
}
