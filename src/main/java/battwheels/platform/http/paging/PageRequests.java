package battwheels.platform.http.paging;

import battwheels.platform.http.contract.Operation;
import battwheels.platform.http.contract.ParameterValues;
import battwheels.platform.paging.PageQuery;
import battwheels.platform.paging.Position;
import battwheels.platform.paging.Slice;
import battwheels.platform.paging.SortOrder;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the page a request asks for, and tells the client where the next one begins. */
public final class PageRequests {
    private final Cursors cursors;

    public PageRequests(CursorSeal seal) {
        this.cursors = new Cursors(seal);
    }

    /**
     * @param organization the id of the organization in scope, empty for a list without one
     * @return empty when a cursor was given that does not belong to this list: 400 {@code CURSOR_INVALID}
     */
    public Optional<PageQuery> read(String organization, Operation operation, ParameterValues values) {
        var number = values.number("page").orElse(1L).intValue();
        var limit = values.number("limit").orElse(25L).intValue();
        var binding = binding(organization, operation, values);
        var cursor = values.text("cursor");
        if (cursor.isEmpty()) {
            return Optional.of(new PageQuery(number, limit, null, binding.sortBy(), binding.order()));
        }
        return cursors.open(cursor.get(), binding)
                .map(o -> new PageQuery(o.page(), limit, o.position(), binding.sortBy(), binding.order()));
    }

    /** The half of the envelope that says where in the list the slice lies. */
    public Pagination pagination(
            String organization, Operation operation, ParameterValues values, PageQuery query, Slice<?> slice) {
        return Pagination.of(query, slice.totalCount(), next(organization, operation, values, query, slice.next()));
    }

    private @Nullable String next(
            String organization,
            Operation operation,
            ParameterValues values,
            PageQuery query,
            @Nullable Position position) {
        return position == null
                ? null
                : cursors.seal(query.page() + 1, position, binding(organization, operation, values));
    }

    private static CursorBinding binding(String organization, Operation operation, ParameterValues values) {
        return new CursorBinding(
                organization,
                operation.operationId(),
                values.filters(),
                values.text("sort_by").orElse("created_at"),
                SortOrder.valueOf(values.text("sort_order").orElse("desc").toUpperCase(Locale.ROOT)));
    }
}
