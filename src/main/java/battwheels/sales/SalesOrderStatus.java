package battwheels.sales;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a sales order stands, and the one table of its moves. */
public enum SalesOrderStatus {
    DRAFT,
    CONFIRMED,
    /** The customer has it; goods may leave. */
    OPEN,
    PARTIALLY_FULFILLED,
    FULFILLED,
    CLOSED,
    VOID;

    private static final Map<SalesOrderStatus, List<SalesOrderStatus>> MOVES = new EnumMap<>(Map.of(
            DRAFT, List.of(CONFIRMED, VOID),
            CONFIRMED, List.of(OPEN, VOID),
            OPEN, List.of(FULFILLED, PARTIALLY_FULFILLED, CLOSED, VOID),
            PARTIALLY_FULFILLED, List.of(FULFILLED, CLOSED, VOID),
            FULFILLED, List.of(CLOSED),
            CLOSED, List.of(),
            VOID, List.of()));

    List<SalesOrderStatus> legal() {
        return MOVES.getOrDefault(this, List.of());
    }

    /** Whether it may be billed: agreed on, and not over. */
    boolean isBillable() {
        return this == CONFIRMED || this == OPEN || this == PARTIALLY_FULFILLED || this == FULFILLED;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
