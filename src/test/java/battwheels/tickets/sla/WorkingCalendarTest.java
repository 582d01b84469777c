package battwheels.tickets.sla;

import static battwheels.tickets.sla.Calendars.PUNE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working time against a walk over every minute, and in examples one can check by hand. */
class WorkingCalendarTest {
    private static final Instant SPRING = Instant.parse("2026-02-20T00:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-09-20T00:00:00Z");
    private static final int SPAN = 75 * 24 * 60;

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        return Calendars.any();
    }

    @Property(tries = 120)
    void workingTimeIsWhatTheClockOnTheWallSays(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll boolean spring,
            @ForAll @IntRange(max = SPAN) int one,
            @ForAll @IntRange(max = SPAN) int other,
            @ForAll @IntRange(max = 6_000) int work) {
        MinuteWalk walk = new MinuteWalk(calendar, spring ? SPRING : AUTUMN, SPAN);
        int from = Math.min(one, other);
        int to = Math.max(one, other);

        assertThat(calendar.between(walk.instantOf(from), walk.instantOf(to)))
                .isEqualTo(Duration.ofMinutes(walk.between(from, to)));
        int due = walk.after(from, work);
        if (due >= 0) {
            assertThat(calendar.after(walk.instantOf(from), Duration.ofMinutes(work)))
                    .contains(walk.instantOf(due));
        }
    }

    @Property(tries = 300)
    void itAddsUpAndTheDueInstantIsWhereTheWorkIsDone(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll @IntRange(max = 600_000_000) int first,
            @ForAll @IntRange(max = 600_000_000) int second,
            @ForAll @IntRange(min = 1, max = 20_000_000) int workMs) {
        Instant middle = SPRING.plusMillis(first);
        Instant end = middle.plusMillis(second);

        assertThat(calendar.between(SPRING, middle).plus(calendar.between(middle, end)))
                .isEqualTo(calendar.between(SPRING, end));
        Instant due = calendar.after(middle, Duration.ofMillis(workMs)).orElseThrow();
        assertThat(calendar.between(middle, due)).isEqualTo(Duration.ofMillis(workMs));
        assertThat(calendar.between(middle, due.minusMillis(1))).isEqualTo(Duration.ofMillis(workMs - 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T09:30:00Z, 4, 2026-04-02T04:30:00Z, three hours today and one tomorrow",
        "2026-04-04T12:00:00Z, 1, 2026-04-06T04:00:00Z, over a Sunday",
        "2026-04-13T12:00:00Z, 1, 2026-04-15T04:00:00Z, over a holiday",
        "2026-04-01T20:00:00Z, 1, 2026-04-02T04:30:00Z, taken in at night",
        "2026-04-01T03:30:00Z, 9, 2026-04-01T12:30:00Z, a whole day ends as it closes"
    })
    void aWorkshopInPune(Instant from, int hours, Instant due, String why) {
        assertThat(PUNE.after(from, Duration.ofHours(hours))).as(why).contains(due);
    }

    @Test
    void aNightInWhichTheClocksLeapIsAnHourShorterAndOneInWhichTheyRepeatAnHourLonger() {
        WorkingCalendar berlin = new WorkingCalendar(
                ZoneId.of("Europe/Berlin"),
                LocalTime.MIDNIGHT,
                LocalTime.of(6, 0),
                EnumSet.allOf(DayOfWeek.class),
                Set.of(),
                false);

        assertThat(berlin.between(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(berlin.between(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void aWorkshopThatNeverOpensHasNoDueInstant() {
        WorkingCalendar closed = new WorkingCalendar(
                ZoneId.of("Asia/Kolkata"), LocalTime.of(9, 0), LocalTime.of(18, 0), Set.of(), Set.of(), false);

        assertThat(closed.after(SPRING, Duration.ofHours(1))).isEmpty();
    }
}
