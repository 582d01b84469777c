package battwheels.tickets;

import battwheels.platform.money.Money;
import battwheels.platform.shape.Edits;
import battwheels.platform.shape.Faults;
import org.jspecify.annotations.Nullable;

/** What the repair is thought to cost and what it did; null is "not known yet". */
public record Costs(
        @Nullable Money estimatedCost,
        @Nullable Money actualCost,
        @Nullable Money partsCost,
        @Nullable Money laborCost) {

    public static final Costs UNKNOWN = new Costs(null, null, null, null);

    void check(Faults faults) {
        notNegative(faults, "estimated_cost", estimatedCost);
        notNegative(faults, "actual_cost", actualCost);
        notNegative(faults, "parts_cost", partsCost);
        notNegative(faults, "labor_cost", laborCost);
    }

    private static void notNegative(Faults faults, String field, @Nullable Money cost) {
        faults.require(cost == null || !cost.isNegative(), field, "must not be negative");
    }

    Costs edited(Edits edits, Costs given) {
        return new Costs(
                edits.value("estimated_cost", estimatedCost, given.estimatedCost),
                edits.value("actual_cost", actualCost, given.actualCost),
                edits.value("parts_cost", partsCost, given.partsCost),
                edits.value("labor_cost", laborCost, given.laborCost));
    }
}
