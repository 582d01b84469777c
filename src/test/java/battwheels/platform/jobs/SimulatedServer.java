package battwheels.platform.jobs;

import battwheels.fixtures.Link;
import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.QueryLog;
import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.TenantStores;
import battwheels.simulation.Turns;
import java.time.Duration;
import java.util.function.Consumer;

/** One server's memory and threads: the production machine on the simulation's stores, clock and turns. */
final class SimulatedServer {
    private static final int SLOTS = 3;
    private static final Duration WAKE = Duration.ofMillis(500);
    private static final Duration SENTINEL = Duration.ofSeconds(1);

    private final JobSimulation world;
    private final JobMachine machine;
    private boolean alive = true;
    private long stillUntilMs;

    SimulatedServer(JobSimulation world, String name) {
        this.world = world;
        DocumentStore documents =
                PlantedDocuments.of(world.planted, world.documents.through(new Way(world.trouble::onDocuments)));
        TenantStores stores = new TenantStores(documents, QueryLog.SILENT);
        this.machine = new JobMachine(
                name,
                new JobSettings(true, SLOTS, JobSimulation.LEASE),
                new JobMachine.Reach(
                        stores,
                        new PlatformStores(documents),
                        new Carriers(world.streams.through(new Way(world.trouble::onStreams)))),
                new JobMachine.Pace(
                        world.clock,
                        () -> world.clock.millis() * 1_000_000,
                        (delayMs, task) -> world.turns.spawn(() -> {
                            world.time.sleep(Duration.ofMillis(delayMs));
                            passes();
                            task.run();
                        }),
                        world.turns::spawn,
                        Bell::new,
                        world.random::nextDouble),
                organization -> 1);
        SimulatedKinds.declare(machine.jobs, stores, world);
        world.turns.spawn(this::dispatch);
        every(machine.heart.interval(), machine.heart::beat);
        every(machine.heart.interval(), machine.gate::renew);
        every(WAKE, machine.waker::round);
        every(SENTINEL, machine.refiller::round);
        every(JobSimulation.LEASE, machine.rescuer::round);
    }

    Jobs jobs() {
        return machine.jobs;
    }

    void kill() {
        alive = false;
    }

    /** As a machine that swaps, or a long collection of garbage. */
    void standStill(Duration time) {
        stillUntilMs = world.clock.millis() + time.toMillis();
    }

    private void dispatch() {
        try {
            while (!world.closing()) {
                machine.dispatcher.step();
            }
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }

    private void every(Duration interval, Runnable round) {
        world.turns.spawn(() -> {
            while (!world.closing()) {
                world.time.sleep(interval);
                passes();
                try {
                    round.run();
                } catch (StoreUnavailable outage) {
                    // The next round will do.
                }
            }
        });
    }

    /** Nothing passes in a server that stands still, and nothing ever again in one that was killed. */
    private void passes() {
        if (alive && world.clock.millis() < stillUntilMs) {
            world.time.await(() -> !alive, Duration.ofMillis(stillUntilMs - world.clock.millis()));
        }
        if (!alive) {
            throw new Turns.Crash();
        }
    }

    /** To a store and back. */
    private final class Way implements Link {
        private final Consumer<String> trouble;

        Way(Consumer<String> trouble) {
            this.trouble = trouble;
        }

        @Override
        public void request(String operation) {
            pass(operation + ">");
        }

        @Override
        public void reply(String operation) {
            pass(operation + "<");
        }

        private void pass(String operation) {
            if (world.random.nextBoolean()) {
                world.turns.step();
            }
            passes();
            trouble.accept(operation);
        }
    }

    private final class Bell implements Signal {
        private boolean raised;

        @Override
        public void raise() {
            raised = true;
        }

        @Override
        public void await(Duration most) {
            world.time.await(() -> raised || !alive, most);
            raised = false;
            passes();
        }
    }
}
