package battwheels.tickets.sla;

import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of the policy; what it leaves out stays as it is. */
public record SlaPolicyForm(
        @JsonProperty("CRITICAL") @Nullable SlaHours critical,
        @JsonProperty("HIGH") @Nullable SlaHours high,
        @JsonProperty("MEDIUM") @Nullable SlaHours medium,
        @JsonProperty("LOW") @Nullable SlaHours low,
        @Nullable Boolean autoReassignOnBreach,
        @Nullable Integer reassignmentDelayMinutes,
        @Nullable Integer warnBeforeMinutes,
        @Nullable SlaHoursCounted hoursCounted,
        @Nullable List<Holiday> holidays) {

    public Faults faults() {
        Faults faults = new Faults();
        check(faults.under("CRITICAL"), critical);
        check(faults.under("HIGH"), high);
        check(faults.under("MEDIUM"), medium);
        check(faults.under("LOW"), low);
        Set<Object> days = new HashSet<>();
        for (int i = 0; holidays != null && i < holidays.size(); i++) {
            faults.under("holidays", i).require(days.add(holidays.get(i).date()), "date", "must be there once");
        }
        return faults;
    }

    private static void check(Faults faults, @Nullable SlaHours hours) {
        if (hours != null) {
            faults.require(
                    hours.responseHours() <= hours.resolutionHours(),
                    "resolution_hours",
                    "must not be less than the hours until the response");
        }
    }

    SlaPolicy over(SlaPolicy before, Edits edits, Instant now) {
        List<Holiday> days = holidays == null
                ? null
                : holidays.stream().sorted(Comparator.comparing(Holiday::date)).toList();
        return new SlaPolicy(
                edits.kept("CRITICAL", before.critical(), critical),
                edits.kept("HIGH", before.high(), high),
                edits.kept("MEDIUM", before.medium(), medium),
                edits.kept("LOW", before.low(), low),
                edits.kept("auto_reassign_on_breach", before.autoReassignOnBreach(), autoReassignOnBreach),
                edits.kept("reassignment_delay_minutes", before.reassignmentDelayMinutes(), reassignmentDelayMinutes),
                edits.kept("warn_before_minutes", before.warnBeforeMinutes(), warnBeforeMinutes),
                edits.kept("hours_counted", before.hoursCounted(), hoursCounted),
                edits.kept("holidays", before.holidays(), days),
                now);
    }
}
