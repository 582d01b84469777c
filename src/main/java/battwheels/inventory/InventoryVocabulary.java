package battwheels.inventory;

import battwheels.platform.money.Money;
import battwheels.platform.streams.EventType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of events that stock tells. */
public final class InventoryVocabulary {
    private InventoryVocabulary() {}

    public static List<EventType> types() {
        return List.of(
                new EventType(
                        "inventory.low_stock",
                        1,
                        LowStock.class,
                        "inventory:read",
                        "An item is at or below its reorder level."),
                new EventType(
                        "inventory.allocated",
                        1,
                        Allocated.class,
                        "inventory:read",
                        "Parts were set aside for a ticket."),
                new EventType(
                        "inventory.used", 1, Used.class, "inventory:read", "Parts set aside for a ticket were used."),
                new EventType(
                        "inventory.returned",
                        1,
                        Returned.class,
                        "inventory:read",
                        "Parts set aside for a ticket went back."));
    }

    public record LowStock(
            String itemId,
            String name,
            BigDecimal quantity,
            @Nullable BigDecimal reorderLevel) {}

    public record Allocated(String allocationId, String ticketId, String itemId, BigDecimal quantity) {}

    /** Costs are paise. */
    public record Used(
            String allocationId,
            String ticketId,
            String itemId,
            BigDecimal quantity,
            Money unitCost,
            Money totalCost,
            @Nullable String movementId) {}

    public record Returned(String allocationId, String itemId, BigDecimal quantity) {}
}
