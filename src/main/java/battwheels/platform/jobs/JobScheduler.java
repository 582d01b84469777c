package battwheels.platform.jobs;

import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.SystemScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the jobs of schedules when they are due in an organization's time zone. The job comes first, under a key made
 * of schedule and time, then the mark moves on: a crash between the two asks again and meets the same job, and so does a
 * second server.
 */
final class JobScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
    private static final int MARKS = 200;
    private static final int ORGANIZATIONS = 500;

    /** A time zone that was changed counts from then on at the latest. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(6);

    private final Schedules schedules;
    private final ScheduleMarks marks;
    private final Jobs jobs;
    private final SystemScope system;
    private final Function<Scope, ZoneId> zones;
    private final InstantSource clock;

    /** Ids ascend by the time they were made: whoever is new comes after the last one seen. */
    private @Nullable OrganizationId seen;

    JobScheduler(
            Schedules schedules,
            ScheduleMarks marks,
            Jobs jobs,
            SystemScope system,
            Function<Scope, ZoneId> zones,
            InstantSource clock) {
        this.schedules = schedules;
        this.marks = marks;
        this.jobs = jobs;
        this.system = system;
        this.zones = zones;
        this.clock = clock;
    }

    void round() {
        welcome();
        Instant now = clock.instant();
        for (ScheduleMarks.Mark mark : marks.due(now, MARKS)) {
            try {
                ask(mark, now);
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("cause", String.valueOf(failure.getMessage()))
                        .addKeyValue("organization", mark.organization())
                        .log("schedules not looked at; the next round will");
            }
        }
    }

    /** One page a round of organizations that this server has not seen. */
    private void welcome() {
        List<OrganizationId> page =
                system.organizations(Optional.ofNullable(seen), ORGANIZATIONS).await();
        if (!page.isEmpty()) {
            Set<String> known = new HashSet<>(marks.known(page));
            page.stream()
                    .filter(organization -> !known.contains(organization.value()))
                    .forEach(organization -> marks.begin(organization, clock.instant()));
            seen = page.getLast();
        }
    }

    private void ask(ScheduleMarks.Mark mark, Instant now) {
        Scope scope = system.enter(mark.organization(), "job-scheduler");
        ZoneId zone = zones.apply(scope);
        for (Schedule schedule : schedules.all()) {
            for (Instant tick : ScheduleRules.due(schedule, zone, mark.since(), now)) {
                jobs.enqueue(
                        scope,
                        JobRequest.of(schedules.kind(schedule), new Tick(tick))
                                .keyed(ScheduleRules.name(tick, zone))
                                .priority(JobPriority.BACKGROUND)
                                .notBefore(ScheduleRules.begin(
                                        schedule, tick, mark.organization().value())));
            }
        }
        marks.done(mark, now, ScheduleRules.next(schedules.all(), zone, now, now.plus(LOOK_AGAIN)));
    }
}
