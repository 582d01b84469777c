package battwheels.platform.jobs;

import battwheels.platform.store.DuplicateKey;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Jobs of every temper. Each leaves one effect, a document under the job's id. */
final class SimulatedKinds {
    static final CollectionSpec EFFECTS = CollectionSpec.named("simulated_effects");

    private static final RetryPolicy QUICK = new RetryPolicy(5, Duration.ofMillis(50), Duration.ofMillis(400));

    record Order(long ms) {}

    record Result(int attempt) {}

    private static JobKind<Order> kind(String name) {
        return JobKind.of("simulated." + name, Order.class).retrying(QUICK).within(Duration.ofSeconds(20));
    }

    private static final JobKind<Order> PLAIN = kind("plain");
    private static final JobKind<Order> FLAKY = kind("flaky");
    private static final JobKind<Order> REFUSED = kind("refused");
    private static final JobKind<Order> ALONE = kind("alone").atMost(1);
    private static final JobKind<Order> ENDLESS = kind("endless")
            .retrying(new RetryPolicy(2, Duration.ofMillis(50), Duration.ofMillis(50)))
            .within(Duration.ofMillis(1_500));
    private static final List<JobKind<Order>> ALL = List.of(PLAIN, PLAIN, PLAIN, FLAKY, FLAKY, REFUSED, ALONE, ENDLESS);

    private SimulatedKinds() {}

    static JobRequest<Order> any(Random random, Instant now) {
        JobKind<Order> kind = ALL.get(random.nextInt(ALL.size()));
        // One in four takes longer than a lease.
        long ms = random.nextInt(4) == 0 ? 3_000 : random.nextInt(120);
        JobRequest<Order> request = JobRequest.of(kind, new Order(ms))
                .priority(JobPriority.values()[random.nextInt(JobPriority.values().length)]);
        return switch (random.nextInt(6)) {
            case 0 -> request.notBefore(now.plusMillis(random.nextInt(1_500)));
            case 1 -> request.within(Duration.ofMillis(500 + random.nextInt(8_000)));
            default -> request;
        };
    }

    static void declare(Jobs jobs, TenantStores stores, JobSimulation simulation) {
        jobs.handle(PLAIN, (job, order) -> effect(job, order, stores, simulation));
        jobs.handle(ALONE, (job, order) -> effect(job, order, stores, simulation));
        jobs.handle(REFUSED, (job, order) -> {
            throw new JobRefused("never");
        });
        jobs.handle(FLAKY, (job, order) -> {
            Result result = simulation.random.nextBoolean() ? effect(job, order, stores, simulation) : null;
            if (result == null || simulation.random.nextInt(3) == 0) {
                throw new IllegalStateException("once more");
            }
            return result;
        });
        jobs.handle(ENDLESS, (job, order) -> {
            while (!Thread.interrupted() && !job.cancelled()) {
                simulation.time.sleep(Duration.ofMillis(300));
                job.progress(10, "going on");
            }
            throw new InterruptedException("called off or too late");
        });
    }

    private static Result effect(JobContext job, Order order, TenantStores stores, JobSimulation simulation) {
        simulation.time.sleep(Duration.ofMillis(order.ms() / 2));
        boolean keyed = simulation.planted != Planted.EFFECT_NOT_KEYED;
        JsonObject effect = new JsonObject()
                .put("_id", keyed ? job.jobId() : job.jobId() + "/" + job.attempt())
                .put("job", job.jobId());
        try {
            stores.open(job.scope(), EFFECTS).insert(effect).await();
        } catch (DuplicateKey before) {
            simulation.monitor.repeated();
        }
        simulation.time.sleep(Duration.ofMillis(order.ms() / 2));
        return new Result(job.attempt());
    }
}
