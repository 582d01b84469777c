package battwheels.tickets.sla;

/**
 * What is promised for one priority, in hours of the policy's clock.
 *
 * @param responseHours until somebody has taken the ticket on
 * @param resolutionHours until the work is done
 */
public record SlaHours(int responseHours, int resolutionHours) {}
