package battwheels.platform.http.paging;

import battwheels.platform.paging.PageQuery;
import org.jspecify.annotations.Nullable;

/** The second half of a list's envelope, as the wire has it. */
public record Pagination(
        int page,
        int limit,
        long totalCount,
        long totalPages,
        boolean hasNext,
        boolean hasPrev,
        @Nullable String nextCursor) {

    /** @param nextCursor the sealed position of the next page, null when this is the last */
    public static Pagination of(PageQuery query, long totalCount, @Nullable String nextCursor) {
        var pages = (totalCount + query.limit() - 1) / query.limit();
        return new Pagination(
                query.page(), query.limit(), totalCount, pages, nextCursor != null, query.page() > 1, nextCursor);
    }
}
