package battwheels.tickets.sla;

import battwheels.organizations.WorkingWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;

/** What is promised, and in which hours: all that the clock of a ticket is set by. */
public record SlaTerms(SlaPolicy policy, WorkingCalendar calendar) {

    public static SlaTerms of(SlaPolicy policy, WorkingWeek week) {
        Set<LocalDate> holidays = policy.holidays().stream().map(Holiday::date).collect(Collectors.toSet());
        return new SlaTerms(
                policy,
                new WorkingCalendar(
                        week.zone(),
                        week.opens(),
                        week.closes(),
                        week.days(),
                        holidays,
                        policy.hoursCounted() == SlaHoursCounted.ALWAYS));
    }
}
