/**
 * Vehicles a workshop knows: whose they are, what they are, and whether they stand in the workshop.
 *
 * <p>Nouns: {@link battwheels.vehicles.Vehicle}, {@link battwheels.vehicles.RegistrationNumber},
 * {@link battwheels.vehicles.Vin}. {@link battwheels.vehicles.VehicleRules} decides;
 * {@link battwheels.vehicles.VehicleEvents} tells the rest. Tickets move a vehicle in and out of the workshop:
 * it follows their events, once each, and its history is read from the event log.
 *
 * <p>Other domains ask {@code vehicles.describe} and get a {@link battwheels.vehicles.VehicleCard}, or
 * {@code vehicles.countOf} with a {@code customer_id} and get a number.
 */
@NullMarked
package battwheels.vehicles;

import org.jspecify.annotations.NullMarked;
