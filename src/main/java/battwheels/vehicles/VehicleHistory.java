package battwheels.vehicles;

import battwheels.tickets.TicketCard;
import java.util.List;

/**
 * A vehicle and what was done to it, newest first.
 *
 * @param tickets the latest the asker may see
 */
record VehicleHistory(Vehicle vehicle, List<TicketCard> tickets, List<StatusChange> statusChanges) {}
