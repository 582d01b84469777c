package battwheels.platform.jobs;

import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts jobs in this server: asks {@link FairShare} whose turn it is, takes that organization's next job from the
 * carrier and runs it on a thread of its own. One thread calls {@link #step}; jobs that end only touch the share.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int ORGANIZATIONS_MOST = 1_000;
    private static final long QUANTUM_US = 10_000;
    private static final long MICROSECOND_NS = 1_000;

    /** How often work is looked for that nobody told of. */
    static final Duration LOOK = Duration.ofMillis(100);

    private final FairShare share;
    private final Costs costs = new Costs();
    private final Map<OrganizationId, Taken> taken = new HashMap<>();
    private final Set<OrganizationId> nudged = ConcurrentHashMap.newKeySet();
    private final Queue<Returned> returned = new ConcurrentLinkedQueue<>();
    private final JobCarrier carrier;
    private final JobRunner runner;
    private final KindGate gate;
    private final SystemScope system;
    private final ToIntFunction<OrganizationId> weights;
    private final Executor threads;
    private final LongSupplier nanoTime;
    private final int ahead;
    private final Signal signal;
    private final Signal ended;
    private volatile boolean lookNow = true;
    private volatile boolean closed;
    private long lookAtNs;

    Dispatcher(
            int slots,
            JobCarrier carrier,
            JobRunner runner,
            KindGate gate,
            SystemScope system,
            ToIntFunction<OrganizationId> weights,
            Executor threads,
            Supplier<Signal> signals,
            LongSupplier nanoTime) {
        this.share = new FairShare(slots, QUANTUM_US);
        this.ahead = 2 * slots;
        this.carrier = carrier;
        this.runner = runner;
        this.gate = gate;
        this.system = system;
        this.weights = weights;
        this.threads = threads;
        this.signal = signals.get();
        this.ended = signals.get();
        this.nanoTime = nanoTime;
    }

    /** A job that found no place in its kind. */
    private record Returned(OrganizationId organization, JobCarrier.Carried job) {}

    /** This organization has a job that this server knows of first. */
    void nudge(OrganizationId organization) {
        nudged.add(organization);
        signal.raise();
    }

    /** Some organization has one. */
    void look() {
        lookNow = true;
        signal.raise();
    }

    /** Starts what can be started, then waits until something ends, comes or is to be looked for. */
    void step() throws InterruptedException {
        try {
            takeBack();
            hearNudges();
            lookAround();
            while (!closed && startOne()) {
                hearNudges();
            }
        } catch (StoreUnavailable outage) {
            LOG.atDebug().setCause(outage).log("no job started: a store does not answer");
            signal.await(LOOK);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("no job started this time");
            signal.await(LOOK);
        }
        signal.await(LOOK);
    }

    /** Starts nothing more; what runs goes on. */
    void close() {
        closed = true;
        signal.raise();
    }

    /** Raised whenever a job ends. */
    Signal ended() {
        return ended;
    }

    /** Jobs that run in this server now. */
    int running() {
        synchronized (share) {
            return share.running();
        }
    }

    private void takeBack() {
        for (Returned each = returned.poll(); each != null; each = returned.poll()) {
            taken.computeIfAbsent(each.organization(), none -> new Taken()).putBack(each.job());
        }
    }

    private void hearNudges() {
        for (OrganizationId organization : nudged) {
            if (nudged.remove(organization)) {
                offer(organization);
            }
        }
    }

    private void lookAround() {
        long now = nanoTime.getAsLong();
        if (lookNow || now - lookAtNs >= 0) {
            lookNow = false;
            lookAtNs = now + LOOK.toNanos();
            // What waits here for room in its kind is looked at again too.
            List.copyOf(taken.keySet()).forEach(this::offer);
            carrier.ready(ORGANIZATIONS_MOST).forEach(this::offer);
        }
    }

    private void offer(OrganizationId organization) {
        synchronized (share) {
            if (share.waits(organization)) {
                return;
            }
        }
        int weight = weights.applyAsInt(organization);
        synchronized (share) {
            share.offer(organization, weight);
        }
    }

    private boolean startOne() {
        Optional<OrganizationId> next;
        synchronized (share) {
            next = share.next();
        }
        next.ifPresent(organization ->
                nextOf(organization).ifPresentOrElse(job -> start(organization, job), () -> withdraw(organization)));
        return next.isPresent();
    }

    private Optional<JobCarrier.Carried> nextOf(OrganizationId organization) {
        Taken mine = taken.computeIfAbsent(organization, none -> new Taken());
        Optional<JobCarrier.Carried> here = mine.next(gate::open);
        if (here.isPresent()) {
            return here;
        }
        Scope scope = enter(organization);
        Set<Lane> lanes = mine.hungry();
        List<JobCarrier.Carried> more = carrier.take(scope, lanes, ahead);
        if (more.isEmpty() && carrier.drained(scope)) {
            // Something may have come between the look and the note that there is nothing.
            more = carrier.take(scope, lanes, ahead);
        }
        more.forEach(mine::add);
        return mine.next(gate::open);
    }

    private void withdraw(OrganizationId organization) {
        if (taken.getOrDefault(organization, new Taken()).isEmpty()) {
            taken.remove(organization);
        }
        synchronized (share) {
            share.withdraw(organization);
        }
    }

    private void start(OrganizationId organization, JobCarrier.Carried carried) {
        long expected;
        synchronized (share) {
            expected = costs.expected(carried.job().kind());
            share.started(organization, expected);
        }
        threads.execute(() -> run(organization, carried, expected));
    }

    private void run(OrganizationId organization, JobCarrier.Carried carried, long expected) {
        long began = nanoTime.getAsLong();
        String kind = carried.job().kind();
        boolean ran = false;
        try {
            ran = runInPlace(organization, carried);
        } catch (StoreUnavailable outage) {
            LOG.atDebug()
                    .setCause(outage)
                    .addKeyValue("job", carried.job().jobId())
                    .log("job left to the rescuer");
        } catch (Throwable failure) { // Whatever it is, the slot must come free.
            LOG.atWarn()
                    .setCause(failure)
                    .addKeyValue("job", carried.job().jobId())
                    .log("job left to the rescuer");
        } finally {
            long took = (nanoTime.getAsLong() - began) / MICROSECOND_NS;
            synchronized (share) {
                if (ran) {
                    costs.took(kind, took);
                }
                share.finished(organization, expected, took);
            }
            signal.raise();
            ended.raise();
        }
    }

    private boolean runInPlace(OrganizationId organization, JobCarrier.Carried carried) {
        Announcement job = carried.job();
        Optional<KindGate.Place> place = gate.enter(job.kind(), job.jobId());
        if (place.isEmpty()) {
            returned.add(new Returned(organization, carried));
            return false;
        }
        try {
            runner.run(enter(organization), job.jobId());
            carrier.acknowledge(enter(organization), carried);
            return true;
        } finally {
            gate.leave(place.get());
        }
    }

    private Scope enter(OrganizationId organization) {
        return system.enter(organization, "jobs");
    }
}
