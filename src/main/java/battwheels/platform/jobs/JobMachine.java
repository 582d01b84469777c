package battwheels.platform.jobs;

import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.Leases;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.SystemScope;
import battwheels.platform.tenancy.TenantStores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The parts that do jobs in one server, put together: the same under a simulation's clock as under the real one. */
final class JobMachine {
    final Jobs jobs;
    final Dispatcher dispatcher;
    final Heart heart;
    final KindGate gate;
    final JobWaker waker;
    final JobRefiller refiller;
    final JobRescuer rescuer;
    final JobScheduler scheduler;

    /** Stores as this server reaches them. */
    record Reach(TenantStores stores, PlatformStores platform, Carriers carriers) {}

    /** Time and threads of this server. */
    record Pace(
            InstantSource clock,
            LongSupplier nanoTime,
            Later later,
            Executor threads,
            Supplier<Signal> signals,
            DoubleSupplier chance) {}

    JobMachine(String server, JobSettings settings, Reach reach, Pace pace, ToIntFunction<OrganizationId> weights) {
        InstantSource clock = pace.clock();
        Duration lease = settings.lease();
        Leases leases = new Leases(reach.platform(), clock);
        SystemScope system = new SystemScope(reach.platform(), clock);
        StoredJobs documents = new StoredJobs(reach.stores());
        Marks marks = new WorkMarks(reach.platform(), clock);
        StreamCarrier carrier = new StreamCarrier(
                reach.carriers(),
                server,
                lease.multipliedBy(2),
                Dispatcher.LOOK,
                clock,
                pace.later(),
                organization -> nudge(settings, organization));
        Announcer announcer = new Announcer(marks, carrier);
        JobHandlers handlers = new JobHandlers();
        this.heart = new Heart(lease, clock);
        JobRunner runner = new JobRunner(server, documents, announcer, handlers, heart, lease, clock, pace.chance());
        this.gate = new KindGate(handlers, leases, server, lease, clock);
        this.dispatcher = new Dispatcher(
                settings.slots(),
                carrier,
                runner,
                gate,
                system,
                weights,
                pace.threads(),
                pace.signals(),
                pace.nanoTime());
        Schedules schedules = new Schedules();
        this.jobs = new Jobs(documents, announcer, handlers, schedules, clock);
        this.scheduler = new JobScheduler(
                schedules,
                new ScheduleMarks(reach.platform()),
                jobs,
                system,
                new OrganizationZones(reach.stores()),
                clock);
        JobCleaner cleaner = new JobCleaner(documents, clock);
        jobs.schedule(JobCleaner.NIGHTLY, (job, tick) -> cleaner.clean(job));
        this.waker = new JobWaker(documents, marks, announcer, system, clock);
        this.refiller =
                new JobRefiller(documents, marks, carrier, reach.carriers().sentinel(StreamName.JOBS), system);
        this.rescuer = new JobRescuer(documents, marks, announcer, carrier, system, lease.multipliedBy(2), clock);
    }

    private void nudge(JobSettings settings, OrganizationId organization) {
        if (settings.works()) {
            dispatcher.nudge(organization);
        }
    }
}
