package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Under what circumstances the failure shows. */
public record Circumstances(
        @Nullable String temperatureRange,
        @Nullable String humidityRange,
        @Nullable String loadCondition,
        @Nullable String mileageRange,
        @Nullable Integer vehicleAgeMonths,
        String occurrencePattern,
        @Nullable String timeOfDayPattern) {

    public Circumstances(
            @Nullable String temperatureRange,
            @Nullable String humidityRange,
            @Nullable String loadCondition,
            @Nullable String mileageRange,
            @Nullable Integer vehicleAgeMonths,
            @Nullable String occurrencePattern,
            @Nullable String timeOfDayPattern) {
        this.temperatureRange = temperatureRange;
        this.humidityRange = humidityRange;
        this.loadCondition = loadCondition;
        this.mileageRange = mileageRange;
        this.vehicleAgeMonths = vehicleAgeMonths;
        this.occurrencePattern = Objects.requireNonNullElse(occurrencePattern, "unknown");
        this.timeOfDayPattern = timeOfDayPattern;
    }

    public static final Circumstances UNKNOWN = new Circumstances(null, null, null, null, null, null, null);

    void check(Faults faults) {
        faults.text("temperature_range", temperatureRange, 100)
                .text("humidity_range", humidityRange, 100)
                .text("load_condition", loadCondition, 100)
                .text("mileage_range", mileageRange, 100)
                .range("vehicle_age_months", vehicleAgeMonths, 0, 1_200)
                .text("occurrence_pattern", occurrencePattern, 100)
                .text("time_of_day_pattern", timeOfDayPattern, 100);
    }
}
