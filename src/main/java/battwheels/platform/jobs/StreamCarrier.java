package battwheels.platform.jobs;

import battwheels.platform.store.NoSuchGroup;
import battwheels.platform.store.StreamEntry;
import battwheels.platform.tenancy.Carriers;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.ReadyOrganizations;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.StreamName;
import battwheels.platform.tenancy.TenantStream;
import battwheels.platform.tenancy.TenantStreams;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries announcements in streams of each organization, one a lane, read by one group of all servers. An entry is
 * acknowledged and deleted after the job's outcome is in its document; what a dead server held is taken over.
 */
final class StreamCarrier implements JobCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCarrier.class);
    private static final String GROUP = "workers";
    private static final String FROM_THE_START = "0";

    /** Far beyond what an organization is allowed to have waiting; what is cut off would be found by the rescuer. */
    private static final long LENGTH_MOST = 2_000_000;

    private final TenantStreams streams;
    private final ReadyOrganizations ready;
    private final String server;
    private final Duration abandonedAfter;
    private final Duration lookAgain;
    private final InstantSource clock;
    private final Consumer<OrganizationId> nudge;
    private final Receipts receipts;
    private final Bell bell;
    private final Map<OrganizationId, Long> takenUntil = new ConcurrentHashMap<>();

    /**
     * @param abandonedAfter how long an announcement stays with a server that does not acknowledge it
     * @param lookAgain after which another server may be told of the same organization
     * @param nudge wakes this server's own workers
     */
    StreamCarrier(
            Carriers carriers,
            String server,
            Duration abandonedAfter,
            Duration lookAgain,
            InstantSource clock,
            Later later,
            Consumer<OrganizationId> nudge) {
        this.streams = carriers.tenants();
        this.ready = carriers.ready(StreamName.JOBS);
        this.server = server;
        this.abandonedAfter = abandonedAfter;
        this.lookAgain = lookAgain;
        this.clock = clock;
        this.nudge = nudge;
        this.receipts = new Receipts(streams, GROUP, later);
        this.bell = new Bell(ready, clock, later);
    }

    @Override
    public void announce(Scope scope, List<Announcement> jobs) {
        for (Lane lane : Lane.values()) {
            List<Map<String, String>> entries = jobs.stream()
                    .filter(job -> Lane.of(job.priority()) == lane)
                    .map(StreamCarrier::entry)
                    .toList();
            if (!entries.isEmpty()) {
                send(scope, lane, entries);
            }
        }
    }

    private void send(Scope scope, Lane lane, List<Map<String, String>> entries) {
        TenantStream stream = open(scope, lane);
        Future<?> sent =
                entries.size() == 1 ? stream.add(entries.getFirst(), LENGTH_MOST) : stream.addAll(entries, LENGTH_MOST);
        sent.onSuccess(added -> {
                    nudge.accept(scope.organization());
                    bell.ring(scope.organization());
                })
                .onFailure(lost -> LOG.atDebug()
                        .addKeyValue("organization", scope.organization())
                        .addKeyValue("jobs", entries.size())
                        .log("jobs not announced; the rescuer will"));
    }

    @Override
    public List<OrganizationId> ready(int most) {
        long now = clock.millis();
        long again = now + lookAgain.toMillis();
        List<OrganizationId> found = ready.take(now, again, most).await();
        found.forEach(organization -> takenUntil.put(organization, again));
        return found;
    }

    @Override
    public List<Carried> take(Scope scope, Set<Lane> lanes, int most) {
        List<Future<List<Carried>>> reads = lanes.stream()
                .sorted()
                .map(lane -> open(scope, lane)
                        .readNew(GROUP, server, most)
                        .recover(failure -> begun(scope, lane, failure, most))
                        .map(StreamCarrier::carried))
                .toList();
        Future.all(reads).await();
        List<Carried> all = new ArrayList<>();
        reads.forEach(read -> all.addAll(read.result()));
        return all;
    }

    /** A lane without a group was never used or is lost; it gets one only if there is something in it. */
    private Future<List<StreamEntry>> begun(Scope scope, Lane lane, Throwable failure, int most) {
        if (!(failure instanceof NoSuchGroup)) {
            return Future.failedFuture(failure);
        }
        TenantStream stream = open(scope, lane);
        return stream.length()
                .compose(length -> length == 0
                        ? Future.succeededFuture(List.of())
                        : stream.createGroup(GROUP, FROM_THE_START)
                                .compose(made -> stream.readNew(GROUP, server, most)));
    }

    @Override
    public boolean drained(Scope scope) {
        Long until = takenUntil.remove(scope.organization());
        return until != null && ready.done(scope.organization(), until).await();
    }

    @Override
    public void acknowledge(Scope scope, Carried job) {
        receipts.add(scope, job.lane(), job.entry());
    }

    @Override
    public List<Carried> abandoned(Scope scope, int most) {
        List<Carried> all = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            List<StreamEntry> entries = open(scope, lane)
                    .claimAbandoned(GROUP, server, abandonedAfter, most)
                    .recover(failure -> failure instanceof NoSuchGroup
                            ? Future.succeededFuture(List.of())
                            : Future.failedFuture(failure))
                    .await();
            all.addAll(carried(entries));
        }
        return all;
    }

    /** Entries ascend by the time they were made, and are deleted when dealt with: the oldest one left tells. */
    @Override
    public Instant carriedUpTo(Scope scope, Lane lane) {
        return open(scope, lane).range("0-0", 1).await().stream()
                .findFirst()
                .map(oldest -> Instant.ofEpochMilli(oldest.ordinal()))
                .orElseGet(clock::instant);
    }

    /** A server that ends between adding an entry and telling of the organization leaves work that nobody looks for. */
    @Override
    public void remind(Scope scope) {
        boolean carries = Stream.of(Lane.values())
                .anyMatch(lane -> open(scope, lane).length().await() > 0);
        if (carries) {
            bell.ring(scope.organization());
        }
    }

    @Override
    public void forget(Scope scope) {
        for (Lane lane : Lane.values()) {
            open(scope, lane).drop().await();
        }
    }

    private static Map<String, String> entry(Announcement job) {
        return Map.of(
                "job",
                job.jobId(),
                "kind",
                job.kind(),
                "priority",
                job.priority().written());
    }

    private static List<Carried> carried(List<StreamEntry> entries) {
        return entries.stream()
                .map(entry -> new Carried(
                        entry.id(),
                        new Announcement(
                                entry.fields().getOrDefault("job", ""),
                                entry.fields().getOrDefault("kind", ""),
                                JobPriority.read(entry.fields().getOrDefault("priority", "")))))
                .toList();
    }

    private TenantStream open(Scope scope, Lane lane) {
        return streams.open(scope, lane.stream());
    }
}
