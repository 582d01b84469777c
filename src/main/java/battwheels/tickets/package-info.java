/**
 * Tickets: a vehicle's complaint on its way from the counter to the closed job.
 *
 * <p>Nouns: {@link battwheels.tickets.Ticket}, its {@link battwheels.tickets.TicketState}, the moves between states
 * ({@link battwheels.tickets.TicketMoves}, the one table), the timeline of
 * {@link battwheels.tickets.TicketActivity activities}. {@link battwheels.tickets.TicketRules} decides;
 * {@link battwheels.tickets.TicketEvents} tells the rest of the product what happened.
 */
@NullMarked
package battwheels.tickets;

import org.jspecify.annotations.NullMarked;
