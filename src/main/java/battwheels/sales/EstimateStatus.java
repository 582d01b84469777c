package battwheels.sales;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where an estimate stands, and the one table of its moves. */
public enum EstimateStatus {
    DRAFT,
    SENT,
    CUSTOMER_VIEWED,
    ACCEPTED,
    DECLINED,
    /** Its day has passed without an answer. */
    EXPIRED,
    CONVERTED,
    VOID;

    private static final Map<EstimateStatus, List<EstimateStatus>> MOVES = new EnumMap<>(Map.of(
            DRAFT, List.of(SENT, VOID),
            SENT, List.of(CUSTOMER_VIEWED, ACCEPTED, DECLINED, EXPIRED, VOID),
            CUSTOMER_VIEWED, List.of(ACCEPTED, DECLINED, EXPIRED, VOID),
            ACCEPTED, List.of(CONVERTED, VOID),
            DECLINED, List.of(SENT),
            EXPIRED, List.of(SENT),
            CONVERTED, List.of(),
            VOID, List.of()));

    List<EstimateStatus> legal() {
        return MOVES.getOrDefault(this, List.of());
    }

    /** Whether the customer may answer it. */
    boolean isAnswerable() {
        return this == SENT || this == CUSTOMER_VIEWED;
    }

    boolean isClosed() {
        return this == CONVERTED || this == VOID;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the estimate of a ticket calls it: there the customer approves or rejects, and whether they looked is no state. */
    String ticketName() {
        return switch (this) {
            case CUSTOMER_VIEWED -> SENT.wireName();
            case ACCEPTED -> "approved";
            case DECLINED -> "rejected";
            case DRAFT, SENT, EXPIRED, CONVERTED, VOID -> wireName();
        };
    }
}
