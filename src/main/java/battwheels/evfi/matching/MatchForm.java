package battwheels.evfi.matching;

import battwheels.evfi.card.FailureMode;
import battwheels.evfi.card.Signs;
import battwheels.evfi.card.Subsystem;
import battwheels.platform.shape.Faults;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a vehicle shows, as a request tells it: words or codes at least. */
public record MatchForm(
        @Nullable String symptomText,
        @Nullable String query,
        @Nullable List<String> errorCodes,
        @Nullable String vehicleMake,
        @Nullable String vehicleModel,
        @Nullable Integer vehicleMileage,
        @Nullable Subsystem subsystemHint,
        @Nullable FailureMode failureModeHint,
        @Nullable String temperatureRange,
        @Nullable String loadCondition,
        @Nullable Integer limit,
        @Nullable Boolean includeDrafts) {
    private static final int USUAL = 5;
    private static final int MOST = 20;

    Faults faults() {
        boolean codes = errorCodes != null && !errorCodes.isEmpty();
        boolean words = !words().isEmpty();
        return new Faults()
                .require(codes || words, "symptom_text", "is required unless query or error_codes is given")
                .text("symptom_text", symptomText, 5_000)
                .text("query", query, 5_000)
                .texts("error_codes", errorCodes, 50, 64)
                .text("vehicle_make", vehicleMake, 100)
                .text("vehicle_model", vehicleModel, 100)
                .text("temperature_range", temperatureRange, 100)
                .text("load_condition", loadCondition, 100)
                .range("vehicle_mileage", vehicleMileage, 0, 10_000_000)
                .range("limit", limit, 1, MOST);
    }

    private String words() {
        return Stream.of(symptomText, query)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    Shown shown() {
        return new Shown(
                words(),
                Signs.codes(errorCodes == null ? List.of() : errorCodes),
                vehicleMake,
                vehicleModel,
                subsystemHint,
                failureModeHint,
                temperatureRange,
                loadCondition,
                Boolean.TRUE.equals(includeDrafts),
                limit == null ? USUAL : limit);
    }
}
