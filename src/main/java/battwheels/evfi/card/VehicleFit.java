package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A make and model the failure is known on. */
public record VehicleFit(
        String make,
        String model,
        List<String> variants,
        @Nullable String yearRange,
        List<String> firmwareVersions) {

    public VehicleFit(
            @Nullable String make,
            @Nullable String model,
            @Nullable List<String> variants,
            @Nullable String yearRange,
            @Nullable List<String> firmwareVersions) {
        this.make = Objects.requireNonNullElse(make, "");
        this.model = Objects.requireNonNullElse(model, "");
        this.variants = Listed.copy(variants);
        this.yearRange = yearRange;
        this.firmwareVersions = Listed.copy(firmwareVersions);
    }

    public static VehicleFit of(String make, String model) {
        return new VehicleFit(make, model, null, null, null);
    }

    public void check(Faults faults) {
        faults.needed("make", make, 100)
                .needed("model", model, 100)
                .texts("variants", variants, 50, 100)
                .text("year_range", yearRange, 40)
                .texts("firmware_versions", firmwareVersions, 50, 100);
    }
}
