package battwheels.evfi.card;

import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A circumstance under which the failure shows; the strength of the correlation is from 0 to 1. */
public record FailureCondition(
        String conditionType, @Nullable String valueRange, String description, BigDecimal correlationStrength) {

    public FailureCondition(
            @Nullable String conditionType,
            @Nullable String valueRange,
            @Nullable String description,
            @Nullable BigDecimal correlationStrength) {
        this.conditionType = Objects.requireNonNullElse(conditionType, "");
        this.valueRange = valueRange;
        this.description = Objects.requireNonNullElse(description, "");
        this.correlationStrength = Objects.requireNonNullElse(correlationStrength, HALF);
    }

    private static final BigDecimal HALF = new BigDecimal("0.5");

    void check(Faults faults) {
        faults.needed("condition_type", conditionType, 100)
                .text("value_range", valueRange, 100)
                .needed("description", description, 500)
                .quantity("correlation_strength", correlationStrength, 1, 3);
    }
}
