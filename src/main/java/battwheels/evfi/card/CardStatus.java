package battwheels.evfi.card;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a failure card stands. Only approved cards are suggested to technicians.
 *
 * <pre>
 * draft -> pending_review, approved, archived      pending_review -> approved, draft
 * approved -> deprecated                           deprecated -> approved, archived
 * </pre>
 */
public enum CardStatus {
    DRAFT,
    PENDING_REVIEW,
    APPROVED,
    DEPRECATED,
    ARCHIVED;

    /** The legal moves from here. */
    public Set<CardStatus> moves() {
        return switch (this) {
            case DRAFT -> EnumSet.of(PENDING_REVIEW, APPROVED, ARCHIVED);
            case PENDING_REVIEW -> EnumSet.of(APPROVED, DRAFT);
            case APPROVED -> EnumSet.of(DEPRECATED);
            case DEPRECATED -> EnumSet.of(APPROVED, ARCHIVED);
            case ARCHIVED -> EnumSet.noneOf(CardStatus.class);
        };
    }

    /** The names of the legal moves, in the order of the states. */
    public List<String> legal() {
        return moves().stream().map(CardStatus::wireName).toList();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CardStatus named(String name) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no card status " + name));
    }
}
