package battwheels.platform.jobs;

import static battwheels.fixtures.TestDocuments.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import battwheels.fixtures.Link;
import battwheels.fixtures.MemoryDocuments;
import battwheels.fixtures.MemoryStreams;
import battwheels.fixtures.SteppedClock;
import battwheels.platform.store.DocumentStore;
import battwheels.platform.store.QueryLog;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.TenantStores;
import battwheels.simulation.Turns;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduler of two servers on one store; the clock stands at 15:00 in Kolkata. */
class JobSchedulerTest {
    private static final Schedule HOURLY = new Schedule("test.hourly", "0 * * * *", MissedRuns.ONCE, Duration.ZERO);

    private final SteppedClock clock = new SteppedClock();
    private final MemoryDocuments documents = new MemoryDocuments();
    private final MemoryStreams streams = new MemoryStreams(clock);

    @BeforeEach
    void open() {
        DocumentStore sure = documents.through(Link.SURE);
        result(new TenantStores(sure, QueryLog.SILENT).ensureIndexes(Workforce.collections()));
        result(new PlatformStores(sure).ensureIndexes());
        organization("org_00000001", "Asia/Kolkata");
        organization("org_00000002", "UTC");
    }

    private void organization(String id, String zone) {
        JsonObject settings = new JsonObject().put("timezone", zone);
        result(documents
                .through(Link.SURE)
                .open(PlatformCollection.ORGANIZATIONS.collectionName())
                .insert(new JsonObject()
                        .put("_id", id)
                        .put("organization_id", id)
                        .put("slug", id)
                        .put("settings", settings)));
    }

    private JobScheduler server(Link link) {
        DocumentStore source = documents.through(link);
        JobMachine machine = new JobMachine(
                "srv_1",
                new JobSettings(false, 1, Duration.ofSeconds(30)),
                new JobMachine.Reach(
                        new TenantStores(source, QueryLog.SILENT),
                        new PlatformStores(source),
                        new Carriers(streams.through(Link.SURE))),
                new JobMachine.Pace(clock, () -> 0, (delayMs, task) -> {}, task -> {}, ThreadSignal::new, () -> 0.5),
                any -> 1);
        machine.jobs.schedule(HOURLY, (job, tick) -> null);
        return machine.scheduler;
    }

    private List<JsonObject> jobs(String kind) {
        return documents.all(StoredJobs.SPEC.name()).stream()
                .filter(job -> job.getString("kind").equals(kind))
                .toList();
    }

    @Test
    void eachOrganizationHasOneJobATimeHoweverManyServersAsk() {
        JobScheduler one = server(Link.SURE);
        JobScheduler other = server(Link.SURE);
        one.round();
        other.round();
        assertThat(jobs("test.hourly")).as("nothing was due yet").isEmpty();

        for (int hour = 0; hour < 3; hour++) {
            clock.advance(Duration.ofHours(1));
            one.round();
            other.round();
            one.round();
        }

        assertThat(jobs("test.hourly"))
                .hasSize(6)
                .extracting(job -> job.getJsonObject("payload").getString("due"))
                .containsOnly(
                        "2026-04-01T10:30:00.000Z",
                        "2026-04-01T11:30:00.000Z",
                        "2026-04-01T12:30:00.000Z",
                        "2026-04-01T10:00:00.000Z",
                        "2026-04-01T11:00:00.000Z",
                        "2026-04-01T12:00:00.000Z");
    }

    @Test
    void aServerThatEndsBetweenJobAndMarkHasTheJobAskedForOnce() {
        JobScheduler dying = server(failingAt(operation -> operation.equals("schedule_marks.updateOne")));
        server(Link.SURE).round();
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(dying::round).isInstanceOf(Turns.Crash.class);
        int before = jobs("test.hourly").size();

        server(Link.SURE).round();

        assertThat(before).isEqualTo(1);
        assertThat(jobs("test.hourly")).as("one of each organization").hasSize(2);
    }

    @Test
    void theNightlyCleaningIsAskedForInTheOrganizationsNight() {
        JobScheduler target = server(Link.SURE);
        target.round();

        for (int hour = 0; hour < 48; hour++) {
            clock.advance(Duration.ofHours(1));
            target.round();
        }

        assertThat(jobs("jobs.clean"))
                .hasSize(4)
                .allMatch(job -> job.getString("state").equals("scheduled")
                        || job.getString("state").equals("ready"));
    }

    private static Link failingAt(Predicate<String> operation) {
        return new Link() {
            @Override
            public void request(String asked) {
                if (operation.test(asked)) {
                    throw new Turns.Crash();
                }
            }

            @Override
            public void reply(String asked) {}
        };
    }
}
