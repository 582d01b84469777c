package battwheels.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleRulesTest {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static Schedule at(String cron, MissedRuns missed) {
        return new Schedule("test.tick", cron, missed, Duration.ZERO);
    }

    private static List<Instant> due(Schedule schedule, ZoneId zone, String since, String now) {
        return ScheduleRules.due(schedule, zone, Instant.parse(since), Instant.parse(now));
    }

    @Test
    void aTimeIsOfTheOrganizationsDay() {
        Schedule nightly = at("30 2 * * *", MissedRuns.ONCE);

        assertThat(due(nightly, KOLKATA, "2026-04-01T20:59:59Z", "2026-04-01T21:00:00Z"))
                .containsExactly(Instant.parse("2026-04-01T21:00:00Z"));
        assertThat(due(nightly, KOLKATA, "2026-04-01T21:00:00Z", "2026-04-02T20:59:59Z"))
                .isEmpty();
        assertThat(due(nightly, NEW_YORK, "2026-04-01T20:59:59Z", "2026-04-01T21:00:00Z"))
                .isEmpty();
    }

    @Test
    void anHourThatSpringLeavesOutIsLeftOutAndOneThatAutumnRepeatsCountsOnce() {
        Schedule inTheGap = at("30 2 * * *", MissedRuns.EACH);
        assertThat(due(inTheGap, NEW_YORK, "2026-03-07T12:00:00Z", "2026-03-09T12:00:00Z"))
                .containsExactly(Instant.parse("2026-03-09T06:30:00Z"));

        List<Instant> twice =
                due(at("30 1 * * *", MissedRuns.EACH), NEW_YORK, "2026-11-01T04:00:00Z", "2026-11-01T12:00:00Z");
        assertThat(twice)
                .hasSize(2)
                .extracting(tick -> ScheduleRules.name(tick, NEW_YORK))
                .containsOnly("2026-11-01T01:30");
    }

    @Test
    void whatWasMissedIsMadeUpForAsThePolicySays() {
        String since = "2026-04-01T00:00:00Z";
        String now = "2026-04-01T05:00:30Z";

        assertThat(due(at("0 * * * *", MissedRuns.EACH), ZoneId.of("UTC"), since, now))
                .hasSize(5);
        assertThat(due(at("0 * * * *", MissedRuns.ONCE), ZoneId.of("UTC"), since, now))
                .containsExactly(Instant.parse("2026-04-01T05:00:00Z"));
        assertThat(due(at("0 * * * *", MissedRuns.SKIP), ZoneId.of("UTC"), since, now))
                .containsExactly(Instant.parse("2026-04-01T05:00:00Z"));
        assertThat(due(at("0 * * * *", MissedRuns.SKIP), ZoneId.of("UTC"), since, "2026-04-01T05:10:00Z"))
                .isEmpty();
    }

    @Test
    void aLongAbsenceCostsNoMoreThanAHundredTimes() {
        assertThat(due(at("* * * * *", MissedRuns.EACH), KOLKATA, "2020-01-01T00:00:00Z", "2026-04-01T00:00:00Z"))
                .hasSize(100)
                .endsWith(Instant.parse("2026-04-01T00:00:00Z"));
    }

    @Test
    void organizationsBeginApartAndAlwaysAtTheSameDistance() {
        Schedule spread = at("0 3 * * *", MissedRuns.ONCE).spread(Duration.ofMinutes(50));
        Instant tick = Instant.parse("2026-04-01T21:30:00Z");

        Instant one = ScheduleRules.begin(spread, tick, "org_00000001");
        assertThat(one).isEqualTo(ScheduleRules.begin(spread, tick, "org_00000001"));
        assertThat(one).isNotEqualTo(ScheduleRules.begin(spread, tick, "org_00000002"));
        assertThat(one).isBetween(tick, tick.plus(Duration.ofMinutes(50)));
    }

    @Test
    void whatIsNoExpressionIsRefusedWhenItIsDeclared() {
        assertThatThrownBy(() -> at("61 * * * *", MissedRuns.ONCE)).isInstanceOf(IllegalArgumentException.class);
    }
}
