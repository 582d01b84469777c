package battwheels.platform.jobs;

import battwheels.platform.store.StoreUnavailable;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts jobs in this server: asks {@link FairShare} whose turn it is, takes that organization's next job from the
 * carrier and runs it on a thread of its own. One thread calls {@link #step}; jobs that end only touch the share.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int ORGANIZATIONS_MOST = 1_000;
    private static final long MICROSECOND_NS = 1_000;

    /** How often other servers' work is looked for; one's own comes with a nudge. */
    static final Duration LOOK = Duration.ofMillis(100);

    private final FairShare share;
    private final Costs costs = new Costs();
    private final Map<OrganizationId, Queue<JobCarrier.Carried>> taken = new HashMap<>();
    private final Set<OrganizationId> nudged = ConcurrentHashMap.newKeySet();
    private final JobCarrier carrier;
    private final JobRunner runner;
    private final SystemScope system;
    private final ToIntFunction<OrganizationId> weights;
    private final Executor threads;
    private final LongSupplier nanoTime;
    private final int ahead;
    private final Signal signal = new Signal();
    private long lookAtNs;

    Dispatcher(
            int slots,
            JobCarrier carrier,
            JobRunner runner,
            SystemScope system,
            ToIntFunction<OrganizationId> weights,
            Executor threads,
            LongSupplier nanoTime) {
        this.share = new FairShare(slots, 10_000);
        this.ahead = 2 * slots;
        this.carrier = carrier;
        this.runner = runner;
        this.system = system;
        this.weights = weights;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.lookAtNs = nanoTime.getAsLong();
    }

    /** This organization has a job that this server knows of first. */
    void nudge(OrganizationId organization) {
        nudged.add(organization);
        signal.raise();
    }

    /** Starts what can be started, then waits until something ends, comes or is to be looked for. */
    void step() throws InterruptedException {
        try {
            look();
            while (startOne()) {
                hearNudges();
            }
        } catch (StoreUnavailable outage) {
            LOG.atDebug().setCause(outage).log("no job started: a store does not answer");
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("no job started this time");
        }
        signal.await(LOOK);
    }

    /** Jobs that run in this server now. */
    int running() {
        synchronized (share) {
            return share.running();
        }
    }

    void wake() {
        signal.raise();
    }

    private void look() {
        hearNudges();
        long now = nanoTime.getAsLong();
        if (now - lookAtNs >= 0) {
            lookAtNs = now + LOOK.toNanos();
            carrier.ready(ORGANIZATIONS_MOST).forEach(this::offer);
        }
    }

    private void hearNudges() {
        for (OrganizationId organization : nudged) {
            if (nudged.remove(organization)) {
                offer(organization);
            }
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
        next.ifPresent(organization -> {
            JobCarrier.@Nullable Carried job = nextOf(organization);
            if (job != null) {
                start(organization, job);
            }
        });
        return next.isPresent();
    }

    /** Null when there is none, and the organization waits no longer. */
    private JobCarrier.@Nullable Carried nextOf(OrganizationId organization) {
        Queue<JobCarrier.Carried> mine = taken.computeIfAbsent(organization, none -> new ArrayDeque<>());
        if (mine.isEmpty()) {
            mine.addAll(carrier.take(enter(organization), ahead));
        }
        if (mine.isEmpty()) {
            taken.remove(organization);
            synchronized (share) {
                share.withdraw(organization);
            }
            return null;
        }
        return mine.remove();
    }

    private void start(OrganizationId organization, JobCarrier.Carried carried) {
        String kind = carried.job().kind();
        long expected;
        synchronized (share) {
            expected = costs.expected(kind);
            share.started(organization, expected);
        }
        threads.execute(() -> run(organization, carried, expected));
    }

    private void run(OrganizationId organization, JobCarrier.Carried carried, long expected) {
        long began = nanoTime.getAsLong();
        try {
            runner.run(enter(organization), carried.job().jobId());
            carrier.acknowledge(enter(organization), List.of(carried));
        } catch (StoreUnavailable outage) {
            LOG.atDebug()
                    .setCause(outage)
                    .addKeyValue("job", carried.job().jobId())
                    .log("job left to the rescuer");
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .setCause(failure)
                    .addKeyValue("job", carried.job().jobId())
                    .log("job left to the rescuer");
        } finally {
            long took = (nanoTime.getAsLong() - began) / MICROSECOND_NS;
            synchronized (share) {
                costs.took(carried.job().kind(), took);
                share.finished(organization, expected, took);
            }
            signal.raise();
        }
    }

    private Scope enter(OrganizationId organization) {
        return system.enter(organization, "jobs");
    }
}
