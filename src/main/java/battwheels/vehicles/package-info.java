/**
 * Vehicles a workshop knows: whose they are, what they are, and whether they stand in the workshop.
 *
 * <p>Nouns: {@link battwheels.vehicles.Vehicle}, {@link battwheels.vehicles.RegistrationNumber},
 * {@link battwheels.vehicles.Vin}. {@link battwheels.vehicles.VehicleRules} decides;
 * {@link battwheels.vehicles.VehicleEvents} tells the rest. Tickets move a vehicle in and out of the workshop.
 */
@NullMarked
package battwheels.vehicles;

import org.jspecify.annotations.NullMarked;
