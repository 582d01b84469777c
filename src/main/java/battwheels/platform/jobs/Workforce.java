package battwheels.platform.jobs;

import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers of one server and the keepers beside them. Domains get {@link #jobs()}, whether workers run here or not. */
public final class Workforce extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Workforce.class);
    private static final Duration WAKE = Duration.ofMillis(500);
    private static final Duration RESCUE = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final Dispatcher dispatcher;
    private final Heart heart;
    private final JobWaker waker;
    private final JobRescuer rescuer;
    private final AtomicBoolean open = new AtomicBoolean(true);

    public Workforce(
            TenantStores stores,
            PlatformStores platform,
            SystemScope system,
            JobSettings settings,
            ToIntFunction<OrganizationId> weights,
            InstantSource clock) {
        StoredJobs documents = new StoredJobs(stores);
        Marks marks = new WorkMarks(platform, clock);
        JobCarrier carrier = new DocumentCarrier(documents, marks, clock);
        Announcer announcer = new Announcer(marks, carrier, this::nudge);
        JobHandlers handlers = new JobHandlers();
        this.heart = new Heart(settings.lease(), clock);
        JobRunner runner = new JobRunner(
                "srv_" + UuidCreator.getTimeOrderedEpochPlus1(),
                documents,
                announcer,
                handlers,
                heart,
                settings.lease(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        this.dispatcher = new Dispatcher(
                settings.slots(), carrier, runner, system, weights, Thread::startVirtualThread, System::nanoTime);
        this.waker = new JobWaker(documents, marks, announcer, system, clock);
        this.rescuer = new JobRescuer(documents, marks, announcer, system, clock);
        this.jobs = new Jobs(documents, announcer, handlers, clock);
    }

    /** A workforce of standard size in which every organization weighs the same. */
    public static Workforce of(TenantStores stores, PlatformStores platform, SystemScope system, InstantSource clock) {
        return new Workforce(stores, platform, system, JobSettings.STANDARD, organization -> 1, clock);
    }

    public Jobs jobs() {
        return jobs;
    }

    /** The collections that jobs need. */
    public static List<CollectionSpec> collections() {
        return List.of(StoredJobs.SPEC);
    }

    @Override
    public Future<?> start() {
        Thread.ofVirtual().name("job-dispatcher").start(this::dispatch);
        every(heart.interval(), heart::beat);
        every(WAKE, waker::round);
        every(RESCUE, rescuer::round);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        open.set(false);
        dispatcher.wake();
        return Future.succeededFuture();
    }

    private void nudge(OrganizationId organization) {
        dispatcher.nudge(organization);
    }

    private void dispatch() {
        try {
            while (open.get()) {
                dispatcher.step();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each on a timer of its own; a round that takes longer than the interval is not overtaken by the next. */
    private void every(Duration interval, Runnable round) {
        AtomicBoolean busy = new AtomicBoolean();
        vertx.setPeriodic(interval.toMillis(), timer -> {
            if (busy.compareAndSet(false, true)) {
                try {
                    round.run();
                } catch (RuntimeException failure) {
                    LOG.atWarn()
                            .addKeyValue("cause", String.valueOf(failure.getMessage()))
                            .log("keeper's round given up");
                } catch (Throwable closing) {
                    // Waiting passes an interruption on undeclared; it means this server is being closed.
                    LOG.atDebug().setCause(closing).log("keeper's round ended with the server");
                } finally {
                    busy.set(false);
                }
            }
        });
    }
}
