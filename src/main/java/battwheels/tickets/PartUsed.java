package battwheels.tickets;

import battwheels.platform.shape.Faults;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part that went into the vehicle. Clients may send its name alone, as text: one piece of it.
 *
 * @param itemId the stock item, where the part came from stock
 * @param quantity pieces, metres or litres; at most three decimals; 1 where the request names none
 */
public record PartUsed(@Nullable String itemId, @Nullable String name, BigDecimal quantity) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public PartUsed(@Nullable String itemId, @Nullable String name, @Nullable BigDecimal quantity) {
        this.itemId = itemId;
        this.name = name;
        this.quantity = quantity == null ? BigDecimal.ONE : quantity;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PartUsed named(String name) {
        return new PartUsed(null, name, BigDecimal.ONE);
    }

    /** What it is called. */
    String told() {
        return name == null || name.isBlank() ? Objects.requireNonNullElse(itemId, "") : name;
    }

    void check(Faults faults) {
        boolean named = (itemId != null && !itemId.isBlank()) || (name != null && !name.isBlank());
        faults.require(named, "name", "must be given where there is no item_id")
                .text("item_id", itemId, 64)
                .text("name", name, 200)
                .quantity("quantity", quantity, 100_000, 3)
                .require(quantity.signum() > 0, "quantity", "must be more than 0");
    }
}
