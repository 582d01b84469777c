package battwheels.platform.paging;

import org.jspecify.annotations.Nullable;

/**
 * A place between two rows of a sorted list: right after the row with this sort value and id. The id breaks ties, so a
 * place is exact even where many rows share a value.
 *
 * @param sortValue a {@code String}, {@code Long}, {@code BigDecimal} or {@code Boolean}; null where the row has none
 */
public record Position(@Nullable Object sortValue, String id) {
    public Position {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a position needs the id of a row");
        }
    }
}
