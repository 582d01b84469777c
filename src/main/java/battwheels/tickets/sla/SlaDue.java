package battwheels.tickets.sla;

import java.time.Instant;

/**
 * What the clock has to tell.
 *
 * @param breach false: a warning
 * @param at when the target runs out, or ran out
 */
public record SlaDue(SlaClock clock, boolean breach, Instant at) {}
