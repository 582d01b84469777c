/**
 * Service levels: how soon a ticket is to be answered and solved, counted in the workshop's own hours. The policy and the
 * calendar say what is promised, {@link battwheels.tickets.sla.SlaRules} keeps each ticket's
 * {@link battwheels.tickets.sla.TicketSla clock}. Nothing in here knows a store's clock or a bus, the policy's repository
 * apart.
 */
@NullMarked
package battwheels.tickets.sla;

import org.jspecify.annotations.NullMarked;
