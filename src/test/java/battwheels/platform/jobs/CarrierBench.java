package battwheels.platform.jobs;

import static java.util.Objects.requireNonNull;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The carrier and the share without documents. */
final class CarrierBench {
    private static final int SLOTS = 50;
    private static final int PORTION = 100;
    private static final int ON_THE_WAY = 2_000;
    private static final int PICKS = 200_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private CarrierBench() {}

    /** Jobs a second from announcement to acknowledgement, of ten organizations. */
    static double run(Station station, int jobs) throws Exception {
        AtomicInteger claimed = new AtomicInteger();
        AtomicReference<Dispatcher> dispatcher = new AtomicReference<>();
        StreamCarrier carrier = new StreamCarrier(
                station.carriers,
                "srv_bench",
                Duration.ofMinutes(1),
                Dispatcher.LOOK,
                Backlog.CLOCK,
                CarrierBench::later,
                organization -> requireNonNull(dispatcher.get()).nudge(organization));
        JobHandlers handlers = new JobHandlers();
        Heart heart = new Heart(Duration.ofMinutes(1), Backlog.CLOCK);
        SystemScope system = new SystemScope(station.platform, Backlog.CLOCK);
        dispatcher.set(new Dispatcher(
                SLOTS,
                carrier,
                new JobRunner(
                        "srv_bench",
                        nobodysJobs(claimed),
                        new Announcer(new WorkMarks(station.platform, Backlog.CLOCK), carrier),
                        handlers,
                        heart,
                        Duration.ofMinutes(1),
                        Backlog.CLOCK,
                        () -> 0.5),
                new KindGate(
                        handlers,
                        new battwheels.platform.tenancy.Leases(station.platform, Backlog.CLOCK),
                        "srv_bench",
                        Duration.ofMinutes(1),
                        Backlog.CLOCK),
                system,
                any -> 1,
                Thread::startVirtualThread,
                ThreadSignal::new,
                System::nanoTime));
        long began = System.nanoTime();
        Thread loop = Thread.startVirtualThread(() -> {
            try {
                while (claimed.get() < jobs) {
                    requireNonNull(dispatcher.get()).step();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        announce(carrier, jobs, claimed);
        if (!loop.join(PATIENCE)) {
            throw new IllegalStateException(jobs - claimed.get() + " jobs are not carried");
        }
        return claimed.get() / JobsBench.seconds(began);
    }

    private static void later(long delayMs, Runnable task) {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(delayMs);
                task.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static JobStore nobodysJobs(AtomicInteger claimed) {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (self, method, arguments) -> {
                    claimed.incrementAndGet();
                    return Optional.empty();
                });
    }

    /** What is not announced for want of room is announced again by the rescuer, which finds no documents here. */
    private static void announce(StreamCarrier carrier, int jobs, AtomicInteger claimed) throws InterruptedException {
        for (int from = 0; from < jobs; from += PORTION) {
            while (from - claimed.get() > ON_THE_WAY) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            Scope scope = Backlog.scope("org_benchcarried" + from / PORTION % 10);
            List<Announcement> portion = new ArrayList<>();
            for (int i = from; i < Math.min(jobs, from + PORTION); i++) {
                portion.add(new Announcement("job_" + i, "bench.nothing", JobPriority.NORMAL));
            }
            carrier.announce(scope, portion);
        }
    }

    /** What choosing whose turn it is costs a job, in nanoseconds, over 50 organizations with work. */
    static double shareNs() {
        FairShare share = new FairShare(SLOTS, 10_000);
        for (int i = 0; i < 50; i++) {
            share.offer(new OrganizationId("org_share" + (1000 + i)), 1 + i % 4);
        }
        long began = System.nanoTime();
        for (int i = 0; i < PICKS; i++) {
            OrganizationId next = share.next().orElseThrow();
            share.started(next, 1_000);
            share.finished(next, 1_000, 900 + i % 200);
        }
        return (double) (System.nanoTime() - began) / PICKS;
    }
}
