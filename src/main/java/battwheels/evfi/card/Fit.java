package battwheels.evfi.card;

import battwheels.platform.shape.Edits;
import java.util.List;

/** Which vehicles the failure is known on, and under what conditions. */
public record Fit(List<VehicleFit> vehicleModels, boolean universalFailure, List<FailureCondition> failureConditions) {
    public static final Fit UNKNOWN = new Fit(List.of(), false, List.of());

    public Fit {
        vehicleModels = Listed.copy(vehicleModels);
        failureConditions = Listed.copy(failureConditions);
    }

    Fit edited(Edits edits, CardForm form) {
        return new Fit(
                edits.kept("vehicle_models", vehicleModels, form.vehicleModels()),
                edits.kept("universal_failure", universalFailure, form.universalFailure()),
                edits.kept("failure_conditions", failureConditions, form.failureConditions()));
    }
}
