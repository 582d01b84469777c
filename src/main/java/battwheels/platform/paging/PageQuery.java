package battwheels.platform.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param page counted from 1; with a position it only says how the page is numbered
 * @param limit rows on a page, 1 to 100
 * @param after where the page begins; null: by its number
 * @param sortBy a field the contract allows to sort by
 */
public record PageQuery(int page, int limit, @Nullable Position after, String sortBy, SortOrder order) {
    public static final int MOST_ROWS = 100;

    public PageQuery {
        if (page < 1 || limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("page " + page + " with " + limit + " rows");
        }
    }

    /** The rows to pass over before the first: none when the page begins at a position. */
    public int skip() {
        return after == null ? (page - 1) * limit : 0;
    }

    /** The rows to read: one more than asked tells whether another page follows. */
    public int fetch() {
        return limit + 1;
    }
}
