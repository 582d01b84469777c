package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.onVirtualThread;
import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Commands;
import battwheels.fixtures.TestDocuments;
import battwheels.platform.store.RedisStreams;
import battwheels.platform.store.StreamsClient;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on the embedded document store and one stream store, worked off by a workforce as a server has one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobLifeContract {
    private static final InstantSource CLOCK = Clock.systemUTC();
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(10), Duration.ofMillis(20));

    record Note(String text) {}

    record Answer(String text) {}

    private static final JobKind<Note> ECHO = JobKind.of("test.echo", Note.class);
    private static final JobKind<Note> BREAKS =
            JobKind.of("test.breaks", Note.class).retrying(QUICK);
    private static final JobKind<Note> REFUSES =
            JobKind.of("test.refuses", Note.class).retrying(QUICK);
    private static final JobKind<Note> HOLDS = JobKind.of("test.holds", Note.class);
    private static final JobKind<Note> SLOW =
            JobKind.of("test.slow", Note.class).retrying(RetryPolicy.never()).within(Duration.ofMillis(200));

    private static final JobKind<Note> BOUNDED =
            JobKind.of("test.bounded", Note.class).atMost(2);
    private static final JobKind<Note> GATED = JobKind.of("test.gated", Note.class);

    private final AtomicInteger broken = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Scope asha = Commands.scope("org_00000001", CLOCK);
    private final Scope ravi = Commands.scope("org_00000002", CLOCK);

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger insideMost = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> passed = Collections.synchronizedList(new ArrayList<>());

    private TestDocuments documents;
    private StreamsClient client;
    private Jobs target;

    /** Where the stream store is. */
    abstract String streams();

    @BeforeAll
    void open(@TempDir Path data) {
        documents = TestDocuments.in(data);
        TenantStores tenants = documents.tenants();
        PlatformStores platform = documents.platform();
        result(tenants.ensureIndexes(Workforce.collections()));
        result(platform.ensureIndexes());
        client = StreamsClient.open(documents.vertx(), StreamsClient.Settings.standard(streams()));
        var redis = new RedisStreams(documents.vertx(), Future.succeededFuture(client), Duration.ofSeconds(4));
        var workforce = new Workforce(
                documents.vertx(),
                tenants,
                platform,
                new Carriers(redis),
                new JobSettings(true, 4, Duration.ofSeconds(3)),
                organization -> 1,
                CLOCK);
        target = workforce.jobs();
        target.handle(ECHO, (job, note) -> {
            done.add(note.text());
            return new Answer(note.text());
        });
        target.handle(BREAKS, (job, note) -> {
            broken.incrementAndGet();
            throw new IllegalStateException("attempt " + job.attempt());
        });
        target.handle(REFUSES, (job, note) -> {
            throw new JobRefused("there is no " + note.text());
        });
        target.handle(HOLDS, (job, note) -> {
            job.log("began");
            held.countDown();
            while (true) {
                job.progress(50, "half");
                new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
            }
        });
        target.handle(BOUNDED, (job, note) -> {
            insideMost.accumulateAndGet(inside.incrementAndGet(), Math::max);
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            inside.decrementAndGet();
            return null;
        });
        target.handle(GATED, (job, note) -> {
            if (note.text().equals("waits")) {
                gate.await(30, TimeUnit.SECONDS);
            } else {
                passed.add(note.text());
            }
            return null;
        });
        target.handle(SLOW, (job, note) -> {
            new CountDownLatch(1).await();
            return null;
        });
        result(documents
                .vertx()
                .deployVerticle(workforce, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
    }

    @AfterAll
    void close() {
        result(client.close());
        documents.close();
    }

    private Job enqueue(Scope scope, JobRequest<?> request) throws Exception {
        return onVirtualThread(() -> target.enqueue(scope, request));
    }

    private Job await(Scope scope, String jobId, Predicate<Job> condition) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            Job job = onVirtualThread(() -> target.find(scope, jobId)).orElseThrow();
            if (condition.test(job)) {
                return job;
            }
            assertThat(System.nanoTime()).as("still " + job.state()).isLessThan(limit);
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void anAcceptedJobIsDoneAndKeepsItsResult() throws Exception {
        Job accepted = enqueue(asha, JobRequest.of(ECHO, new Note("hello")));

        Job job = await(asha, accepted.jobId(), each -> each.state().finished());

        assertThat(JobView.of(job).result()).containsEntry("text", "hello");
        assertThat(job.attempts()).isEqualTo(1);
    }

    @Test
    void theSameKeyMeetsTheSameJobAndRunsOnce() throws Exception {
        Job first = enqueue(asha, JobRequest.of(ECHO, new Note("once")).keyed("evt_1"));
        Job again = enqueue(asha, JobRequest.of(ECHO, new Note("once")).keyed("evt_1"));
        Job elsewhere = enqueue(ravi, JobRequest.of(ECHO, new Note("theirs")).keyed("evt_1"));

        await(asha, first.jobId(), each -> each.state().finished());
        await(ravi, elsewhere.jobId(), each -> each.state().finished());

        assertThat(again.jobId()).isEqualTo(first.jobId());
        assertThat(elsewhere.jobId()).isNotEqualTo(first.jobId());
        assertThat(done).containsOnlyOnce("once");
    }

    @Test
    void aFailingJobIsTriedAsOftenAsItsKindSaysAndThenParkedUntilAnOperatorSaysSo() throws Exception {
        Job accepted = enqueue(asha, JobRequest.of(BREAKS, new Note("x")));

        Job parked = await(asha, accepted.jobId(), each -> each.state() instanceof JobState.Failed);
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(JobView.of(parked).reason()).isEqualTo("attempt 3");

        onVirtualThread(() -> target.retry(asha, accepted.jobId(), job -> true));
        Job again =
                await(asha, accepted.jobId(), each -> each.attempts() == 6 && each.state() instanceof JobState.Failed);
        assertThat(JobView.of(again).reason()).isEqualTo("attempt 6");
        assertThat(broken).hasValue(6);
    }

    @Test
    void aRefusedJobIsParkedAtOnce() throws Exception {
        Job accepted = enqueue(asha, JobRequest.of(REFUSES, new Note("ticket")));

        Job parked = await(asha, accepted.jobId(), each -> each.state().finished());

        assertThat(parked.attempts()).isEqualTo(1);
        assertThat(JobView.of(parked).reason()).isEqualTo("there is no ticket");
    }

    @Test
    void aScheduledJobWaitsForItsTime() throws Exception {
        var due = CLOCK.instant().plusMillis(700);
        Job accepted = enqueue(asha, JobRequest.of(ECHO, new Note("later")).notBefore(due));
        assertThat(accepted.state()).isInstanceOf(JobState.Scheduled.class);

        Job job = await(asha, accepted.jobId(), each -> each.state().finished());

        assertThat(job.startedAt()).isAfterOrEqualTo(due.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    }

    @Test
    void aRunningJobStopsWhenItIsCalledOff() throws Exception {
        Job accepted = enqueue(asha, JobRequest.of(HOLDS, new Note("x")));
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();

        onVirtualThread(() -> target.cancel(asha, accepted.jobId(), job -> true));

        Job job = await(asha, accepted.jobId(), each -> each.state().finished());
        assertThat(job.state()).isInstanceOf(JobState.Cancelled.class);
        assertThat(job.log()).extracting(Job.LogLine::line).containsExactly("began");
    }

    @Test
    void anAttemptThatTakesTooLongIsOver() throws Exception {
        Job accepted = enqueue(asha, JobRequest.of(SLOW, new Note("x")));

        Job job = await(asha, accepted.jobId(), each -> each.state().finished());

        assertThat(JobView.of(job).reason()).isEqualTo("The attempt took too long.");
    }

    @Test
    void aKindWithABoundHasNeverMoreAtWorkThoughSlotsAreFree() throws Exception {
        List<Job> accepted = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            accepted.add(enqueue(i % 2 == 0 ? asha : ravi, JobRequest.of(BOUNDED, new Note("x"))));
        }

        for (int i = 0; i < 12; i++) {
            await(
                    i % 2 == 0 ? asha : ravi,
                    accepted.get(i).jobId(),
                    each -> each.state().finished());
        }

        assertThat(insideMost).hasValueLessThanOrEqualTo(2);
    }

    /** Every slot is taken when the urgent one comes last. */
    @Test
    void anUrgentJobPassesTheOrdinaryOnesOfItsOrganization() throws Exception {
        Scope busy = Commands.scope("org_00000003", CLOCK);
        List<Job> accepted = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accepted.add(enqueue(busy, JobRequest.of(GATED, new Note("waits"))));
        }
        for (Job each : accepted) {
            await(busy, each.jobId(), job -> job.state() instanceof JobState.Running);
        }
        for (int i = 0; i < 20; i++) {
            accepted.add(enqueue(busy, JobRequest.of(GATED, new Note("ordinary"))));
        }
        accepted.add(enqueue(busy, JobRequest.of(GATED, new Note("urgent")).priority(JobPriority.CRITICAL)));
        gate.countDown();

        for (Job each : accepted) {
            await(busy, each.jobId(), job -> job.state().finished());
        }

        assertThat(passed.indexOf("urgent")).as("four slots came free at once").isBetween(0, 7);
    }

    @Test
    void aJobOfAnotherOrganizationIsNotThere() throws Exception {
        Job accepted = enqueue(asha, JobRequest.of(ECHO, new Note("mine")));

        assertThat(onVirtualThread(() -> target.find(ravi, accepted.jobId()))).isEmpty();
    }
}
