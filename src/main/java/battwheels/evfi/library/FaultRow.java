package battwheels.evfi.library;

import battwheels.evfi.card.Subsystem;
import java.util.List;

/**
 * One fault of a fault tree.
 *
 * @param category of vehicle: {@code 2w}, {@code 3w_passenger}, {@code 3w_cargo}, {@code 4w_passenger}, {@code
 *     commercial_bus}
 * @param subsystem wire name of a {@link Subsystem}
 */
public record FaultRow(
        String category,
        String subsystem,
        String complaint,
        List<String> causes,
        List<String> steps,
        List<String> remedies,
        List<String> prevention) {

    public FaultRow {
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
        remedies = List.copyOf(remedies);
        prevention = List.copyOf(prevention);
    }
}
