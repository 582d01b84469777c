package battwheels.evfi.card;

import battwheels.platform.money.Money;
import battwheels.platform.shape.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part the repair needs. Its cost is that of all its pieces, as the workshop estimates it. */
public record RequiredPart(
        @Nullable String partId,
        String partName,
        @Nullable String partNumber,
        BigDecimal quantity,
        Boolean isCritical,
        List<String> alternatives,
        Money estimatedCost) {

    public RequiredPart(
            @Nullable String partId,
            @Nullable String partName,
            @Nullable String partNumber,
            @Nullable BigDecimal quantity,
            @Nullable Boolean isCritical,
            @Nullable List<String> alternatives,
            @Nullable Money estimatedCost) {
        this.partId = partId;
        this.partName = Objects.requireNonNullElse(partName, "");
        this.partNumber = partNumber;
        this.quantity = Objects.requireNonNullElse(quantity, BigDecimal.ONE);
        this.isCritical = Objects.requireNonNullElse(isCritical, true);
        this.alternatives = Listed.copy(alternatives);
        this.estimatedCost = Objects.requireNonNullElse(estimatedCost, Money.ZERO);
    }

    void check(Faults faults) {
        faults.needed("part_name", partName, 200)
                .text("part_id", partId, 64)
                .text("part_number", partNumber, 100)
                .quantity("quantity", quantity, 100_000, 3)
                .texts("alternatives", alternatives, 20, 200)
                .require(!estimatedCost.isNegative(), "estimated_cost", "must not be negative");
    }
}
